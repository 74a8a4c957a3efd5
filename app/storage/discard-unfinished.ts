import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * Deletes files on their way in that nobody has written to for `olderThanMs`: whoever wrote them was killed. Answers how many
 * there were. Repeatable, also while others upload.
 */
export async function discardUnfinished(tempDir: string, olderThanMs: number, now: number): Promise<number> {
  await mkdir(tempDir, { recursive: true })
  let discarded = 0
  for (const entry of await readdir(tempDir, { withFileTypes: true })) {
    const path = join(tempDir, entry.name)
    if (!entry.isFile() || !(await isAbandoned(path, now - olderThanMs))) continue
    await rm(path, { force: true })
    discarded += 1
  }
  return discarded
}

/** One that was moved into its place since the folder was read is nobody's any more. */
async function isAbandoned(path: string, before: number): Promise<boolean> {
  try {
    return (await stat(path)).mtimeMs < before
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false
    throw error
  }
}
