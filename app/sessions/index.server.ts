import { db, type Db } from '../db.server.ts'
import { systemClock } from '../lib/clock.ts'
import { secrets } from '../secrets.server.ts'
import { SealedSessionStorage } from './session-storage.server.ts'

/** The storage of Shopify sessions, or the same inside a transaction. */
export function sessionStorageIn(client: Db): SealedSessionStorage {
  return new SealedSessionStorage(client, { secrets, now: systemClock.now })
}

export const sessionStorage = sessionStorageIn(db)
