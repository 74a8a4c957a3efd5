import { randomUUID } from 'node:crypto'
import { db } from '../../db.server.ts'
import { Prisma } from '../../generated/prisma/client.ts'
import { presenceClass, workerNumber } from '../presence.server.ts'
import { enqueue } from '../queue.server.ts'
import { laneRules } from './lane-rules.ts'

const { leaseMs } = laneRules

type Transaction = Prisma.TransactionClient

/** Another worker took the lane over: whatever this one still wants to write is void. */
export class LeaseLostError extends Error {
  constructor(connectionId: string) {
    super(`lost the lane of connection ${connectionId}`)
    this.name = 'LeaseLostError'
  }
}

/** The right to act for a connection, until `release` or until the lease runs out. */
export interface Lease {
  readonly connectionId: string
  /** Aborts when the lane was taken over. */
  readonly lost: AbortSignal
  /** Runs a transaction that commits only if this worker still owns the lane. Throws `LeaseLostError`. */
  write<Result>(task: (tx: Transaction) => Promise<Result>): Promise<Result>
  /** Gives the lane back and, in the same transaction, asks for its next turn. */
  release(options: { readonly anotherTurn: boolean }): Promise<void>
}

/** Null: somebody else works on this connection. */
export async function acquireLease(connectionId: string): Promise<Lease | null> {
  const holder = `${workerNumber}:${randomUUID()}`
  await db.lane.createMany({ data: [{ connectionId }], skipDuplicates: true })
  // The database's clock decides, so that workers need not agree about the time.
  const [lane] = await db.$queryRaw<{ fence: number }[]>`
    UPDATE "Lane"
    SET "holder" = ${holder}, "fence" = "fence" + 1, "leasedUntil" = now() + ${leaseMs} * interval '1 millisecond'
    WHERE "connectionId" = ${connectionId}::uuid
      AND ("holder" IS NULL OR "leasedUntil" < now() OR NOT ${holderIsAlive('Lane')})
    RETURNING "fence"`
  return lane ? new HeldLease(connectionId, lane.fence) : null
}

/** Whether the worker that holds a lane still has its session (`presence.server.ts`). */
export function holderIsAlive(table: 'Lane' | 'l'): Prisma.Sql {
  const holder = Prisma.raw(`"${table}"."holder"`)
  return Prisma.sql`EXISTS (
    SELECT 1 FROM pg_locks
    WHERE "locktype" = 'advisory' AND "granted" AND "classid" = ${presenceClass}
      AND "database" = (SELECT "oid" FROM pg_database WHERE "datname" = current_database())
      AND "objid"::text = split_part(${holder}, ':', 1))`
}

/** A worker that hangs in here would keep the lane's row locked beyond its lease, so PostgreSQL ends the transaction by then. */
function withinLease<Result>(task: (tx: Transaction) => Promise<Result>): Promise<Result> {
  return db.$transaction(
    async (tx) => {
      await tx.$executeRaw`SELECT set_config('idle_in_transaction_session_timeout', ${String(leaseMs)}, true)`
      return task(tx)
    },
    { timeout: 20_000, maxWait: 10_000 },
  )
}

class HeldLease implements Lease {
  readonly connectionId: string
  readonly #fence: number
  readonly #lost = new AbortController()
  readonly #heartbeat: NodeJS.Timeout

  constructor(connectionId: string, fence: number) {
    this.connectionId = connectionId
    this.#fence = fence
    this.#heartbeat = setInterval(() => void this.#beat(), leaseMs / 3)
    this.#heartbeat.unref()
  }

  get lost(): AbortSignal {
    return this.#lost.signal
  }

  async write<Result>(task: (tx: Transaction) => Promise<Result>): Promise<Result> {
    return withinLease(async (tx) => {
      // Locks the lane's row: a takeover waits for this commit, or this sees the takeover.
      if (!(await this.#renew(tx))) throw this.#markLost()
      return task(tx)
    })
  }

  async release({ anotherTurn }: { readonly anotherTurn: boolean }): Promise<void> {
    clearInterval(this.#heartbeat)
    await withinLease(async (tx) => {
      await tx.lane.updateMany({
        where: { connectionId: this.connectionId, fence: this.#fence },
        data: { holder: null },
      })
      if (anotherTurn) {
        await enqueue('advance-lane', { connectionId: this.connectionId }, { tx, once: this.connectionId })
      }
    })
  }

  async #beat(): Promise<void> {
    // A failed beat says nothing: the next write finds out whether the lane is still ours.
    const kept = await this.#renew(db).catch(() => true)
    if (!kept) this.#markLost()
  }

  async #renew(tx: Pick<Transaction, '$executeRaw'>): Promise<boolean> {
    const rows = await tx.$executeRaw`
      UPDATE "Lane" SET "leasedUntil" = now() + ${leaseMs} * interval '1 millisecond'
      WHERE "connectionId" = ${this.connectionId}::uuid AND "fence" = ${this.#fence} AND "holder" IS NOT NULL`
    return rows === 1
  }

  #markLost(): LeaseLostError {
    clearInterval(this.#heartbeat)
    const error = new LeaseLostError(this.connectionId)
    this.#lost.abort(error)
    return error
  }
}
