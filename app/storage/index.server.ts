import { env } from '../env.server.ts'
import { LocalFileStore } from './local-file-store.ts'
import type { FileStore } from './file-store.ts'

/** The file store of this installation. */
export const fileStore: FileStore = new LocalFileStore(env.STORAGE_DIR)
