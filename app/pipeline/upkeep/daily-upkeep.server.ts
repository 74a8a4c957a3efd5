import { discardUploads } from './discard-uploads.server.ts'
import { discardKeptPictures } from './discard-kept-pictures.server.ts'
import { deleteLateCopies } from './delete-late-copies.server.ts'
import { deleteUnusedFiles } from './delete-unused-files.server.ts'
import { forgetOldRecords } from './forget-old-records.server.ts'
import { renewIdleTokens } from './renew-idle-tokens.server.ts'
import { takeBackLateRequests } from './take-back-late-requests.server.ts'

/** What must happen although nobody asks. Safe to repeat at any time. */
export async function dailyUpkeep(_payload: object, signal: AbortSignal): Promise<void> {
  await forgetOldRecords()
  await discardUploads()
  await discardKeptPictures()
  await renewIdleTokens(signal)
  await deleteUnusedFiles(signal)
  await takeBackLateRequests(signal)
  await deleteLateCopies(signal)
}
