import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A folder for the files of one test file. */
export async function tempFolder() {
  const path = await mkdtemp(join(tmpdir(), 'renditions-'))
  return {
    path,
    at: (name: string) => join(path, name),
    async write(name: string, bytes: Buffer | Promise<Buffer>): Promise<string> {
      await writeFile(join(path, name), await bytes)
      return join(path, name)
    },
    dispose: () => rm(path, { recursive: true, force: true }),
  }
}
