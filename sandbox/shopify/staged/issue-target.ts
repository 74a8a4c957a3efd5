import { randomBytes, randomUUID } from 'node:crypto'
import type { Shop } from '../state/shop.ts'
import type { World } from '../state/world.ts'
import { legacyId } from '../state/ids.ts'
import { encodePolicy, googleDate, sign } from './policy.ts'
import type { PolicyCondition } from './policy.ts'
import type { StagedTarget, UploadMethod } from './target.ts'

export interface TargetInput {
  filename: string
  mimeType: string
  resource: string
  httpMethod: UploadMethod
  fileSize?: string | null
}

export interface TargetAnswer {
  url: string | null
  resourceUrl: string | null
  parameters: { name: string; value: string }[]
}

const STAGED_BUCKET = 'shopify-staged-uploads'
const VIDEO_BUCKET = 'shopify-video-production-core-originals'
const MODEL_BUCKET = 'threed-models-production'
const HOUR_MS = 3_600_000
const ACCESS_ID = 'staged-uploads@sandbox.iam.gserviceaccount.com'

/** Policy limits by resource; every other resource is handled as FILE. */
const LIMITS: Record<string, { folder: string; maxBytes: number }> = {
  IMAGE: { folder: 'products', maxBytes: 20_971_520 },
  FILE: { folder: 'files', maxBytes: 20_971_520 },
  BULK_MUTATION_VARIABLES: { folder: 'bulk', maxBytes: 104_857_600 },
}

/** Whether the source is a target that was given out for a video. */
export function isStagedVideo(shop: Shop, source: string): boolean {
  return shop.stagedTargets.byResourceUrl(source)?.bucket === VIDEO_BUCKET
}

/** Makes a signed target with the fields, limits and lifetime of the resource, and remembers it for the shop. */
export function issueTarget(world: World, shop: Shop, input: TargetInput): TargetAnswer {
  if (input.resource === 'VIDEO') return issueVideoTarget(world, shop, input)
  if (input.resource === 'MODEL_3D') return issueModelTarget(world, shop, input)
  return input.httpMethod === 'POST' ? issueFormTarget(world, shop, input) : issuePutTarget(world, shop, input)
}

function issueFormTarget(world: World, shop: Shop, input: TargetInput): TargetAnswer {
  const { folder, maxBytes } = LIMITS[input.resource] ?? LIMITS['FILE']!
  const url = `${world.url}/staged/${STAGED_BUCKET}/`
  const key = objectKey(shop, folder, input.filename)
  const isBulk = input.resource === 'BULK_MUTATION_VARIABLES'
  remember(shop, {
    bucket: STAGED_BUCKET,
    key,
    method: 'POST',
    input,
    resourceUrl: isBulk ? url : url + encodePath(key),
  })
  const signed = [
    ['Content-Type', input.mimeType],
    ['success_action_status', '201'],
    ['acl', 'private'],
    ['key', key],
    ['x-goog-date', googleDate(world.clock.now())],
    ['x-goog-credential', `${ACCESS_ID}/${googleDate(world.clock.now()).slice(0, 8)}/auto/storage/goog4_request`],
    ['x-goog-algorithm', 'GOOG4-RSA-SHA256'],
  ] as const
  const policy = encodePolicy({
    conditions: [
      ...signed.map(([name, value]): PolicyCondition => ({ [name]: value })),
      ['content-length-range', 1, maxBytes],
    ],
    expiration: new Date(world.clock.now() + 24 * HOUR_MS).toISOString(),
  })
  const parameters = [...signed, ['x-goog-signature', sign(policy)], ['policy', policy]] as const
  return { url, resourceUrl: isBulk ? url : url + encodePath(key), parameters: parameters.map(toParameter) }
}

function issuePutTarget(world: World, shop: Shop, input: TargetInput): TargetAnswer {
  const folder = input.resource === 'BULK_MUTATION_VARIABLES' ? 'bulk' : 'files'
  const key = objectKey(shop, folder, input.filename)
  const resourceUrl = `${world.url}/staged/${STAGED_BUCKET}/${encodePath(key)}`
  remember(shop, { bucket: STAGED_BUCKET, key, method: 'PUT', input, resourceUrl })
  const query = new URLSearchParams({
    'X-Goog-Algorithm': 'GOOG4-RSA-SHA256',
    'X-Goog-Credential': ACCESS_ID,
    'X-Goog-Date': googleDate(world.clock.now()),
    'X-Goog-Expires': String(7 * 24 * 3_600),
    'X-Goog-SignedHeaders': 'host',
  })
  query.set('X-Goog-Signature', sign(`${key}?${query}`))
  return {
    url: `${resourceUrl}?${query}`,
    resourceUrl,
    parameters: [
      { name: 'content_type', value: input.mimeType },
      { name: 'acl', value: 'private' },
    ],
  }
}

function issueVideoTarget(world: World, shop: Shop, input: TargetInput): TargetAnswer {
  const key = `c/o/v/${randomBytes(16).toString('hex')}${extensionOf(input.filename)}`
  const url = `${world.url}/staged/${VIDEO_BUCKET}`
  const resourceUrl = `${url}?external_video_id=${world.ids.next()}`
  remember(shop, { bucket: VIDEO_BUCKET, key, method: 'POST', input, resourceUrl })
  return { url, resourceUrl, parameters: exactSizeFields(world, key, input, HOUR_MS) }
}

function issueModelTarget(world: World, shop: Shop, input: TargetInput): TargetAnswer {
  const key = `models/${randomBytes(8).toString('hex')}/${input.filename}`
  const modelId = Buffer.from(`model3d-${world.ids.next()}`).toString('base64url')
  const url = `${world.url}/staged/${MODEL_BUCKET}/${encodePath(key)}?external_model3d_id=${modelId}`
  remember(shop, { bucket: MODEL_BUCKET, key, method: 'POST', input, resourceUrl: url })
  return { url, resourceUrl: url, parameters: exactSizeFields(world, key, input, HOUR_MS / 4) }
}

function exactSizeFields(
  world: World,
  key: string,
  input: TargetInput,
  lifetimeMs: number,
): TargetAnswer['parameters'] {
  const size = Number(input.fileSize)
  const policy = encodePolicy({
    conditions: [{ key }, ['content-length-range', size, size]],
    expiration: new Date(world.clock.now() + lifetimeMs).toISOString(),
  })
  const fields = [
    ['GoogleAccessId', ACCESS_ID],
    ['key', key],
    ['policy', policy],
    ['signature', sign(policy)],
  ] as const
  return fields.map(toParameter)
}

interface NewTarget extends Pick<StagedTarget, 'bucket' | 'key' | 'method' | 'resourceUrl'> {
  input: TargetInput
}

function remember(shop: Shop, { input, ...target }: NewTarget): void {
  shop.stagedTargets.add({ ...target, contentType: input.mimeType, upload: null })
}

function objectKey(shop: Shop, folder: string, filename: string): string {
  return `tmp/${legacyId(shop.id)}/${folder}/${randomUUID()}/${filename}`
}

/** Names may hold any character, `#` and `?` too. */
function encodePath(key: string): string {
  return key.split('/').map(encodeURIComponent).join('/')
}

function extensionOf(filename: string): string {
  const dot = filename.lastIndexOf('.')
  return dot < 0 ? '' : filename.slice(dot)
}

function toParameter([name, value]: readonly [string, string]): { name: string; value: string } {
  return { name, value }
}
