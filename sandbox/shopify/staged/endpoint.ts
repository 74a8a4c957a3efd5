import { createHash } from 'node:crypto'
import type { Reply, SandboxRequest } from '../http/exchange.ts'
import { text } from '../http/exchange.ts'
import type { World } from '../state/world.ts'
import { readUploadForm } from './form.ts'
import type { UploadForm } from './form.ts'
import { decodePolicy, isSignatureOf } from './policy.ts'
import type { Policy } from './policy.ts'
import { StorageError } from './storage-error.ts'
import type { StagedTarget } from './target.ts'

/** Google Cloud Storage's part: POST form uploads and PUT to signed URLs below `/staged/<bucket>`. */
export async function handleStagedUpload(world: World, request: SandboxRequest): Promise<Reply> {
  try {
    if (request.method === 'POST') return await acceptForm(world, await readUploadForm(request))
    if (request.method === 'PUT') return await acceptPut(world, request)
    throw new StorageError(405, 'MethodNotAllowed', 'The specified method is not allowed against this resource.')
  } catch (error) {
    if (error instanceof StorageError) return error.toReply()
    throw error
  }
}

async function acceptForm(world: World, form: UploadForm): Promise<Reply> {
  const policyText = form.fields.get('policy')
  if (!policyText) throw StorageError.accessDenied('Anonymous caller does not have storage.objects.create access.')
  const signature = form.fields.get('x-goog-signature') ?? form.fields.get('signature') ?? ''
  if (!isSignatureOf(policyText, signature)) throw StorageError.signatureDoesNotMatch()
  const policy = decodePolicy(policyText)
  checkPolicy(world, policy, form)
  const target = findTarget(world, form.fields.get('key') ?? '')
  const etag = await store(world, target, form.file)
  if (form.fields.get('success_action_status') !== '201') return { status: 204, headers: { etag }, body: '' }
  return { ...text(201, postResponse(target, etag), 'application/xml; charset=UTF-8') }
}

function checkPolicy(world: World, policy: Policy, form: UploadForm): void {
  if (Date.parse(policy.expiration) <= world.clock.now()) throw StorageError.expired(policy.expiration)
  const named = new Set(['policy', 'x-goog-signature', 'signature', 'GoogleAccessId', 'file'])
  for (const condition of policy.conditions) {
    if (Array.isArray(condition)) checkSize(condition, form.file.length)
    else for (const [name, value] of Object.entries(condition)) checkField(form, name, value, named)
  }
  const unnamed = [...form.fields.keys()].filter((name) => !named.has(name))
  if (unnamed.length) throw StorageError.policy(`Policy did not reference these fields: ${unnamed.join(', ')}`)
}

function checkField(form: UploadForm, name: string, value: string, named: Set<string>): void {
  named.add(name)
  if (form.fields.get(name) !== value) throw StorageError.policy(`Failed condition: ["eq", "$${name}", "${value}"]`)
}

function checkSize([, minBytes, maxBytes]: ['content-length-range', number, number], bytes: number): void {
  if (bytes > maxBytes) throw StorageError.tooLarge(bytes, maxBytes)
  if (bytes < minBytes) throw StorageError.tooSmall(bytes, minBytes)
}

async function acceptPut(world: World, request: SandboxRequest): Promise<Reply> {
  const key = decodeURIComponent(request.path.split('/').slice(3).join('/'))
  const signed = new URLSearchParams(request.query)
  const signature = signed.get('X-Goog-Signature') ?? ''
  signed.delete('X-Goog-Signature')
  if (!isSignatureOf(`${key}?${signed}`, signature)) throw StorageError.signatureDoesNotMatch()
  const expiresAt = parseGoogleDate(signed.get('X-Goog-Date') ?? '') + Number(signed.get('X-Goog-Expires')) * 1_000
  if (expiresAt <= world.clock.now()) throw StorageError.expired(new Date(expiresAt).toISOString())
  const etag = await store(world, findTarget(world, key), request.body)
  return { status: 200, headers: { etag }, body: '' }
}

async function store(world: World, target: StagedTarget, bytes: Buffer): Promise<string> {
  target.upload = { sha256: await world.contents.put(bytes), bytes: bytes.length }
  return `"${createHash('md5').update(bytes).digest('hex')}"`
}

function findTarget(world: World, key: string): StagedTarget {
  for (const shop of world.shops.values()) {
    const target = shop.stagedTargets.byKey(key)
    if (target) return target
  }
  throw StorageError.accessDenied('The caller does not have storage.objects.create access.')
}

function postResponse(target: StagedTarget, etag: string): string {
  const location = `https://storage.googleapis.com/${target.bucket}/${target.key}`
  return (
    `<?xml version='1.0' encoding='UTF-8'?><PostResponse><Location>${location}</Location>` +
    `<Bucket>${target.bucket}</Bucket><Key>${target.key}</Key><ETag>${etag}</ETag></PostResponse>`
  )
}

function parseGoogleDate(date: string): number {
  return Date.parse(date.replace(/(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z/, '$1-$2-$3T$4:$5:$6Z'))
}
