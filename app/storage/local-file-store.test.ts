import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describeFileStore } from './file-store.contract.ts'
import { LocalFileStore } from './local-file-store.ts'

describeFileStore('LocalFileStore', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'file-store-'))
  const store = new LocalFileStore(directory)
  return {
    store,
    leftovers: () => readdir(store.tempDir),
    dispose: () => rm(directory, { recursive: true, force: true }),
  }
})
