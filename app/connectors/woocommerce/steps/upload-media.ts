import { createHash } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { z } from 'zod'
import { ConnectorError } from '../../../core/channel/connector-error.ts'
import type { ConnectorDeps } from '../../../core/channel/connector.ts'
import type {
  ExportStep,
  ItemWork,
  RenditionFile,
  StepCall,
  StepContext,
  StepOutcome,
} from '../../../core/channel/export-step.ts'
import type { WooCommerceClient } from '../client.ts'
import { firstMade, slugOf } from '../our-files.ts'
import { listMedia } from '../reading/files.ts'
import type { UploadedFile } from '../request.ts'
import { mediaFields, mediaSchema, type MediaRow } from '../schemas.ts'
import { outcome, stepCall } from '../../../lib/step-call.ts'
import { finishSizes } from './finish-sizes.ts'

const inputSchema = z.object({
  renditionKey: z.string(),
  fileName: z.string(),
  kind: z.enum(['image', 'video']).default('image'),
  alt: z.string(),
})

type Upload = z.infer<typeof inputSchema>

/** Puts pictures and videos into the media library, each rendition once for the whole store. The store makes its sizes within the request. */
export function uploadMediaStep(client: WooCommerceClient, deps: ConnectorDeps): ExportStep {
  return {
    name: 'upload-media',
    itemState: 'uploading',
    hasEffect: true,
    concurrency: 8,
    plan: planUploads,
    perform: (call, context) => perform(client, call, context),
    recover: (call, { signal }) => recover(client, deps, call, signal),
  }
}

function planUploads(work: readonly ItemWork[]): StepCall[] {
  const uploads = new Map<string, { readonly upload: Upload; readonly itemIds: string[] }>()
  for (const { itemId, change, files } of work) {
    for (const { renditionKey, fileName, alt, action, kind, place } of change.media) {
      // What is in the library alone may have been deleted since it was planned; nothing else would tell.
      const isThere = action === 'present' && place !== 'library'
      if (isThere || files.has(renditionKey)) continue
      const known = uploads.get(renditionKey)
      if (known) known.itemIds.push(itemId)
      else uploads.set(renditionKey, { upload: { renditionKey, fileName, kind, alt: alt ?? '' }, itemIds: [itemId] })
    }
  }
  return [...uploads.values()].map(({ upload, itemIds }) => stepCall('upload-media', itemIds, upload))
}

async function perform(client: WooCommerceClient, call: StepCall, context: StepContext): Promise<StepOutcome> {
  const upload = inputSchema.parse(call.input)
  const { renditionKey, fileName, kind, alt } = upload
  try {
    const rendition = await context.openRendition(renditionKey)
    const file = await (kind === 'video' ? streamedFile : wholeFile)(rendition, fileName)
    const slug = slugOf(fileName)
    const { data } = await client.run(
      {
        ...{ space: 'wp/v2', method: 'POST', path: 'media', data: mediaSchema, withPictures: true, file },
        query: { slug, title: titleOf(alt) || slug, alt_text: alt, _fields: mediaFields },
      },
      context.signal,
    )
    context.uploaded(renditionKey)
    return uploaded(upload, data.slug === slug ? data : await theFirst(client, data, slug, context.signal))
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error
    // Only a refusal ends this picture; the rest may pass, and says which one it was where it does not.
    if (error.code !== 'rejected') {
      throw new ConnectorError(error.code, error.message, { ...error.details, renditionKey, cause: error })
    }
    const failures = call.itemIds.map((itemId) => ({ itemId, renditionKey, error }))
    return outcome({ receipt: { refused: error.details.platformCode }, failures })
  }
}

/**
 * What people see in the library. Beside the alt text in full, so that it is kept short: web servers refuse a request whose first
 * line is over 8 kB, and a letter of some scripts takes nine bytes in it.
 */
function titleOf(alt: string): string {
  return Array.from(alt).slice(0, 80).join('').trim()
}

/** The store takes broken pictures as they are, so what is sent was compared with what was made. */
async function wholeFile(rendition: RenditionFile, name: string): Promise<UploadedFile> {
  const { mimeType, byteSize, sha256 } = rendition
  const bytes = new Uint8Array(await buffer(await rendition.stream()))
  if (bytes.length !== byteSize || createHash('sha256').update(bytes).digest('hex') !== sha256) {
    throw damaged(name)
  }
  return { name, mimeType, bytes, md5: createHash('md5').update(bytes).digest('hex') }
}

/** A video is read twice instead of being held in memory: to compare it, and to send it. */
async function streamedFile(rendition: RenditionFile, name: string): Promise<UploadedFile> {
  const { mimeType, byteSize, sha256 } = rendition
  const hashes = { sha256: createHash('sha256'), md5: createHash('md5') }
  let read = 0
  for await (const chunk of (await rendition.stream()) as AsyncIterable<Buffer>) {
    read += chunk.length
    hashes.sha256.update(chunk)
    hashes.md5.update(chunk)
  }
  if (read !== byteSize || hashes.sha256.digest('hex') !== sha256) throw damaged(name)
  return { name, mimeType, bytes: { byteSize, open: () => rendition.stream() }, md5: hashes.md5.digest('hex') }
}

function damaged(name: string): ConnectorError {
  const platformMessage = 'The prepared file is not whole. Upload it to the library again.'
  return new ConnectorError('rejected', `${name} is damaged`, { platformCode: 'DAMAGED_FILE', platformMessage })
}

/** Our slug was taken: an earlier upload, whose answer was lost, came through after all. The copy goes again. */
async function theFirst(
  client: WooCommerceClient,
  copy: MediaRow,
  slug: string,
  signal: AbortSignal,
): Promise<MediaRow> {
  const first = firstMade(await listMedia(client, { slug }, signal))
  if (!first || first.id === copy.id) return copy
  await client.run(
    {
      ...{ space: 'wp/v2', method: 'DELETE', path: `media/${copy.id}`, data: z.unknown() },
      query: { force: 'true' },
    },
    signal,
  )
  return first
}

async function recover(
  client: WooCommerceClient,
  deps: ConnectorDeps,
  call: StepCall,
  signal: AbortSignal,
): Promise<StepOutcome | null> {
  const upload = inputSchema.parse(call.input)
  const found = firstMade(await listMedia(client, { slug: slugOf(upload.fileName) }, signal))
  if (!found) return null
  if (upload.kind === 'image') await finishSizes(client, deps, found.id, signal)
  return uploaded(upload, found)
}

function uploaded({ renditionKey, fileName }: Upload, { id, source_url: source }: MediaRow): StepOutcome {
  return outcome({ receipt: { id, source }, files: [{ renditionKey, fileName, remoteId: id }] })
}
