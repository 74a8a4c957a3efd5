import pg from 'pg'

export interface ItemRow {
  readonly title: string
  readonly state: string
  readonly errorCode: string | null
  readonly errorDetail: string | null
}

/** Looks into the database of a case, past the proxy. */
export class CaseDatabase {
  readonly #pool: pg.Pool
  readonly #runId: string

  constructor(url: string, runId: string) {
    this.#pool = new pg.Pool({ connectionString: url, max: 1, application_name: 'mediaport-chaos' })
    // A restarted server breaks idle connections; the next query opens another.
    this.#pool.on('error', () => undefined)
    this.#runId = runId
  }

  async runState(): Promise<string> {
    const [row] = await this.#rows<{ state: string }>('SELECT "state" FROM "ExportRun" WHERE "id" = $1', [this.#runId])
    return row?.state ?? 'gone'
  }

  items(): Promise<ItemRow[]> {
    return this.#rows<ItemRow>(
      `SELECT p."title", i."state", i."errorCode", i."errorDetail" FROM "ExportItem" i
       JOIN "Listing" l ON l."id" = i."listingId" JOIN "Product" p ON p."id" = l."productId"
       WHERE i."runId" = $1 ORDER BY i."position"`,
      [this.#runId],
    )
  }

  /** Calls whose outcome nobody wrote down. */
  async openSteps(): Promise<number> {
    const sql = 'SELECT 1 FROM "Step" WHERE "runId" = $1 AND "finishedAt" IS NULL'
    return (await this.#rows(sql, [this.#runId])).length
  }

  /** Remote ids of the files that the app knows. */
  async ledger(): Promise<string[]> {
    return (await this.#rows<{ remoteId: string }>('SELECT "remoteId" FROM "RemoteFile"')).map((row) => row.remoteId)
  }

  async connectionStatus(): Promise<string> {
    return (await this.#rows<{ status: string }>('SELECT "status"::text FROM "Connection"'))[0]?.status ?? 'gone'
  }

  /** What reconnecting writes, once the account lets us in again. */
  async renewConnection(): Promise<void> {
    await this.#rows(`UPDATE "Connection" SET "status" = 'active', "statusReason" = NULL`)
  }

  /** How often the lane changed hands. */
  async fence(): Promise<number> {
    return (await this.#rows<{ fence: number }>('SELECT "fence" FROM "Lane"'))[0]?.fence ?? 0
  }

  async laneHolder(): Promise<string | null> {
    return (await this.#rows<{ holder: string | null }>('SELECT "holder" FROM "Lane"'))[0]?.holder ?? null
  }

  async assetCount(): Promise<number> {
    return (await this.#rows<{ count: number }>('SELECT count(*)::int AS count FROM "Asset"'))[0]?.count ?? 0
  }

  async #rows<Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<Row[]> {
    return (await this.#pool.query<Row>(sql, values)).rows
  }

  close(): Promise<void> {
    return this.#pool.end()
  }
}
