import { ConnectorError } from '../../../core/channel/connector-error.ts'
import type { ConnectorDeps } from '../../../core/channel/connector.ts'
import type { CreatedFile, ItemFailure, StepOutcome } from '../../../core/channel/export-step.ts'
import type { WooCommerceClient } from '../client.ts'
import { isOurFile } from '../our-files.ts'
import { listMedia } from '../reading/files.ts'
import { fetchRefusals } from '../refusals.ts'
import type { ImageRow, MediaRow } from '../schemas.ts'
import { outcome } from '../../../lib/step-call.ts'

/** A picture that the store fetches from us. */
export interface FetchedPicture {
  readonly renditionKey: string
  readonly fileName: string
}

/**
 * A store whose answer is lost goes on fetching. It is looked at again after each of these, as long as it makes progress; the last
 * two looks that show the same end the watch.
 */
const looksMs = [2000, 5000, 10_000, 20_000, 30_000, 30_000, 60_000]

/** Which of the pictures are among images that a product or variation shows. */
export function filesAmong(pictures: readonly FetchedPicture[], images: readonly ImageRow[]): CreatedFile[] {
  return pictures.flatMap(({ renditionKey, fileName }) => {
    const image = images.find(({ src }) => isOurFile(src, fileName))
    return image ? [{ renditionKey, fileName, remoteId: image.id }] : []
  })
}

/**
 * Pictures that were fetched for a product or variation and are not on it: what a request left behind that failed in the middle.
 * They are used next time instead of being fetched again. Those of unpublished products are not seen with keys.
 */
async function filesLeftBehind(
  client: WooCommerceClient,
  parentId: string,
  pictures: readonly FetchedPicture[],
  signal: AbortSignal,
): Promise<CreatedFile[]> {
  const rows = await listMedia(client, { parent: parentId }, signal)
  return pictures.flatMap(({ renditionKey, fileName }) => {
    const row = rows.find(({ source_url: source }: MediaRow) => isOurFile(source, fileName))
    return row ? [{ renditionKey, fileName, remoteId: row.id }] : []
  })
}

interface Watch {
  readonly parentId: string
  readonly pictures: readonly FetchedPicture[]
  /** The outcome where the listing shows everything; null: not yet. */
  readonly arrived: () => Promise<StepOutcome | null>
}

/**
 * Looks whether a request that was not answered came through. Null: the store does nothing more for it. What it fetched without
 * using it is entered in the ledger, so that the next request uses it.
 */
export async function watchFetching(
  client: WooCommerceClient,
  { sleep }: Pick<ConnectorDeps, 'sleep'>,
  { parentId, pictures, arrived }: Watch,
  signal: AbortSignal,
): Promise<StepOutcome | null> {
  let before = ''
  for (const waitMs of [0, ...looksMs]) {
    if (waitMs > 0) await sleep(waitMs, signal)
    const done = await arrived()
    if (done) return done
    const files = await filesLeftBehind(client, parentId, pictures, signal)
    const now = files.map(({ remoteId }) => remoteId).join()
    const atRest = waitMs > 10_000 && now === before
    before = now
    if (atRest) return files.length > 0 ? outcome({ receipt: { leftBehind: files }, files }) : null
  }
  return null
}

/**
 * One picture fails its whole request; which one it was is in the message. Those that came before it stay in the library. Where it
 * may pass, these are used in the next round, and without any the whole is tried again.
 */
export async function fetchRefused(
  client: WooCommerceClient,
  error: unknown,
  { parentId, pictures, itemIds }: Omit<Watch, 'arrived'> & { readonly itemIds: readonly string[] },
  signal: AbortSignal,
): Promise<StepOutcome> {
  if (!(error instanceof ConnectorError)) throw error
  const passes = error.code === 'unavailable' && fetchRefusals.has(error.details.platformCode)
  if (error.code !== 'rejected' && !passes) throw error
  const message = error.details.platformMessage ?? ''
  const culprit = pictures.find(({ fileName }) => message.includes(fileName))
  const files = await filesLeftBehind(client, parentId, pictures, signal)
  const receipt = { refused: error.details.platformCode, leftBehind: files }
  if (passes) {
    if (files.length > 0) return outcome({ receipt, files })
    const details = { ...error.details, renditionKey: culprit?.renditionKey, cause: error }
    throw new ConnectorError(error.code, error.message, details)
  }
  const failures = itemIds.map((itemId): ItemFailure => ({ itemId, renditionKey: culprit?.renditionKey, error }))
  return outcome({ receipt, files, failures })
}
