import type { Session } from '@shopify/shopify-api'
import type { SessionStorage } from '@shopify/shopify-app-session-storage'
import type { Db } from '../db.server.ts'
import { fromSessionRow, toSessionRow, type SessionDeps } from './session-row.server.ts'

/**
 * Shopify sessions in PostgreSQL, both tokens sealed. Unlike the ready-made storage it lets database errors through: a failed
 * write must not look like a stored session. docs/decisions/003-own-session-storage.md
 */
export class SealedSessionStorage implements SessionStorage {
  readonly #db: Db
  readonly #deps: SessionDeps

  constructor(db: Db, deps: SessionDeps) {
    this.#db = db
    this.#deps = deps
  }

  async storeSession(session: Session): Promise<boolean> {
    const row = toSessionRow(session, this.#deps)
    await this.#db.session.upsert({ where: { id: session.id }, create: row, update: row })
    return true
  }

  async loadSession(id: string): Promise<Session | undefined> {
    const row = await this.#db.session.findUnique({ where: { id } })
    return row ? fromSessionRow(row, this.#deps) : undefined
  }

  async deleteSession(id: string): Promise<boolean> {
    return this.deleteSessions([id])
  }

  async deleteSessions(ids: string[]): Promise<boolean> {
    await this.#db.session.deleteMany({ where: { id: { in: ids } } })
    return true
  }

  async findSessionsByShop(shop: string): Promise<Session[]> {
    const rows = await this.#db.session.findMany({ where: { shop }, orderBy: { expires: 'desc' }, take: 25 })
    return rows.map((row) => fromSessionRow(row, this.#deps))
  }
}
