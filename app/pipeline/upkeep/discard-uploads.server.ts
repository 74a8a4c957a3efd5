import { systemClock } from '../../lib/clock.ts'
import { log } from '../../log.server.ts'
import { discardUnfinished } from '../../storage/discard-unfinished.ts'
import { fileStore } from '../../storage/index.server.ts'

/** Longer than any upload or rendition takes. */
const ABANDONED_AFTER_MS = 24 * 60 * 60 * 1000

/** A process that was killed in the middle of an upload could not delete what had arrived. */
export async function discardUploads(): Promise<void> {
  const count = await discardUnfinished(fileStore.tempDir, ABANDONED_AFTER_MS, systemClock.now())
  if (count > 0) log.info({ count }, 'unfinished uploads discarded')
}
