import type { ItemWork } from '../../core/channel/export-step.ts'
import type { PlannedMedia } from '../../core/export/listing-change.ts'
import { mapConcurrently } from '../../lib/map-concurrently.ts'
import { ensureRendition } from '../renditions/ensure-rendition.server.ts'
import { endItem, moveItems } from './settle-items.server.ts'
import { isUnderWay, TurnStopped, workOf, type Turn } from './turn.ts'

/** Pictures under way at once, most of them waiting for files and rows: how many are decoded is decided by their pixels. */
const parallelRenders = 8

/** Makes the files that are to be uploaded, each once. A picture that cannot be made fails the items that need it, by name. */
export async function renderItems(turn: Turn): Promise<void> {
  const needed = new Map(workOf(turn).flatMap((work) => missingFiles(work).map((media) => [media.renditionKey, media])))
  await mapConcurrently([...needed.values()], parallelRenders, async (media) => {
    if (turn.stopping.aborted) throw new TurnStopped()
    turn.lease.lost.throwIfAborted()
    const result = await ensureRendition(turn.run.workspaceId, media)
    if (result.ok) return void turn.renditions.set(media.renditionKey, result.value)
    const { code, detail } = result.issue
    for (const item of turn.items.filter(
      (candidate) => isUnderWay(candidate) && needs(candidate.change.media, media),
    )) {
      await endItem(turn, item, { state: 'failed', code, detail, assetId: media.assetId })
    }
  })
  await moveItems(turn, turn.items.filter(isUnderWay), 'uploading')
}

function missingFiles({ change, files }: ItemWork): PlannedMedia[] {
  return change.media.filter(({ action, renditionKey }) => action !== 'present' && !files.has(renditionKey))
}

function needs(media: readonly PlannedMedia[], { renditionKey }: PlannedMedia): boolean {
  return media.some((row) => row.renditionKey === renditionKey && row.action !== 'present')
}
