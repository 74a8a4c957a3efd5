import type { ZodType } from 'zod'
import { isRecordId } from '../core/record-id.ts'
import { db } from '../db.server.ts'
import type { Channel } from '../generated/prisma/client.ts'
import { systemClock } from '../lib/clock.ts'
import { randomToken, sha256Hex } from '../lib/crypto.ts'
import { secrets } from '../secrets.server.ts'

/** Long enough to sign in elsewhere with a second factor. */
const LIFETIME_MS = 15 * 60 * 1000

/** A way to another platform's approval page and back, on which something is remembered. */
export interface ConnectAttempt<Payload> {
  readonly id: string
  readonly workspaceId: string
  readonly expiresAt: Date
  readonly payload: Payload
  readonly stateHash: string
  readonly payloadSealed: string
}

export interface BegunAttempt {
  readonly attemptId: string
  /** What the address carries: 256 bits, URL-safe, known to us by its hash alone. */
  readonly state: string
  readonly expiresAt: Date
}

const columns = { id: true, workspaceId: true, expiresAt: true, stateHash: true, payloadSealed: true } as const

type Row = Omit<ConnectAttempt<never>, 'payload'>

/** The attempts of a channel. `purpose` is what their payloads are sealed for; never to change. */
export function connectAttempts<Payload>(channel: Channel, purpose: string, schema: ZodType<Payload>) {
  const placeOf = (rowId: string) => ({ purpose, rowId })
  const seal = (stateHash: string, payload: Payload) => secrets.seal(JSON.stringify(payload), placeOf(stateHash))
  const open = (row: Row): ConnectAttempt<Payload> => {
    const payload: unknown = JSON.parse(secrets.open(row.payloadSealed, placeOf(row.stateHash)))
    return { ...row, payload: schema.parse(payload) }
  }

  return {
    async begin(workspaceId: string, payload: Payload): Promise<BegunAttempt> {
      const { state, stateHash } = newState()
      const expiresAt = new Date(systemClock.now() + LIFETIME_MS)
      const { id: attemptId } = await db.connectAttempt.create({
        data: { workspaceId, channel, stateHash, payloadSealed: seal(stateHash, payload), expiresAt },
        select: { id: true },
      })
      return { attemptId, state, expiresAt }
    },

    /** The attempt that a state names, used or not; null for a made-up one and after its time. */
    async findByState(state: string): Promise<ConnectAttempt<Payload> | null> {
      const where = { stateHash: sha256Hex(state), channel, expiresAt: { gt: now() } }
      const row = await db.connectAttempt.findUnique({ where, select: columns })
      return row && open(row)
    },

    /** An attempt of the workspace; null after its time. */
    async find(workspaceId: string, attemptId: string): Promise<ConnectAttempt<Payload> | null> {
      if (!isRecordId(attemptId)) return null
      const where = { id: attemptId, workspaceId, channel, expiresAt: { gt: now() } }
      const row = await db.connectAttempt.findUnique({ where, select: columns })
      return row && open(row)
    },

    /**
     * Keeps what came in. With `once`, an attempt that has brought something already takes nothing more; without, the last one
     * counts. False: too late, or not the first.
     */
    async receive(attempt: Row, payload: Payload, { once }: { once: boolean }): Promise<boolean> {
      const { id, workspaceId, stateHash } = attempt
      const { count } = await db.connectAttempt.updateMany({
        where: { id, workspaceId, expiresAt: { gt: now() }, ...(once && { usedAt: null }) },
        data: { usedAt: now(), payloadSealed: seal(stateHash, payload) },
      })
      return count === 1
    },

    /** Writes on where nobody else has in the meantime; what came in later stays, and the answer is false. */
    async amend({ id, workspaceId, stateHash, payloadSealed }: Row, payload: Payload): Promise<boolean> {
      const { count } = await db.connectAttempt.updateMany({
        where: { id, workspaceId, payloadSealed },
        data: { payloadSealed: seal(stateHash, payload) },
      })
      return count === 1
    },

    /**
     * Uses the state up and answers the one for the next part of the way, with the attempt as it is then. Null: somebody else was
     * first with this state.
     */
    async exchangeState(
      attempt: ConnectAttempt<Payload>,
    ): Promise<{ state: string; attempt: ConnectAttempt<Payload> } | null> {
      const { id, workspaceId, stateHash: former, payload } = attempt
      const { state, stateHash } = newState()
      const payloadSealed = seal(stateHash, payload)
      const { count } = await db.connectAttempt.updateMany({
        where: { id, workspaceId, stateHash: former, expiresAt: { gt: now() } },
        data: { stateHash, payloadSealed, usedAt: now() },
      })
      return count === 1 ? { state, attempt: { ...attempt, stateHash, payloadSealed } } : null
    },
  }
}

function newState() {
  const state = randomToken(32)
  return { state, stateHash: sha256Hex(state) }
}

function now(): Date {
  return new Date(systemClock.now())
}
