import { storeApprovalSchema, type StoreApproval, type StoreGrant } from '../../core/connections/store-approval.ts'
import { isRecordId } from '../../core/record-id.ts'
import { db } from '../../db.server.ts'
import { systemClock } from '../../lib/clock.ts'
import { randomToken, sha256Hex } from '../../lib/crypto.ts'
import { secrets } from '../../secrets.server.ts'

/** Long enough to sign in to WordPress with a second factor. */
const LIFETIME_MS = 15 * 60 * 1000

export interface ApprovalAttempt {
  readonly id: string
  readonly workspaceId: string
  readonly approval: StoreApproval
  readonly stateHash: string
  readonly payloadSealed: string
}

const columns = { id: true, workspaceId: true, stateHash: true, payloadSealed: true } as const

/** Begins a way to an approval page. The state is what the address carries: 256 bits, URL-safe, known to us by its hash alone. */
export async function beginAttempt(
  workspaceId: string,
  approval: StoreApproval,
): Promise<{ attemptId: string; state: string; expiresAt: Date }> {
  const state = randomToken(32)
  const stateHash = sha256Hex(state)
  const payloadSealed = seal(stateHash, approval)
  const expiresAt = new Date(systemClock.now() + LIFETIME_MS)
  const { id: attemptId } = await db.connectAttempt.create({
    data: { workspaceId, channel: 'woocommerce', stateHash, payloadSealed, expiresAt },
    select: { id: true },
  })
  return { attemptId, state, expiresAt }
}

/** The attempt that a state names, used or not; null for a made-up one and after its time. */
export async function findAttemptByState(state: string): Promise<ApprovalAttempt | null> {
  const row = await db.connectAttempt.findUnique({
    where: { stateHash: sha256Hex(state), channel: 'woocommerce', expiresAt: { gt: now() } },
    select: columns,
  })
  return row && open(row)
}

/** An attempt of the workspace; null after its time. */
export async function findAttempt(workspaceId: string, attemptId: string): Promise<ApprovalAttempt | null> {
  if (!isRecordId(attemptId)) return null
  const row = await db.connectAttempt.findUnique({
    where: { id: attemptId, workspaceId, channel: 'woocommerce', expiresAt: { gt: now() } },
    select: columns,
  })
  return row && open(row)
}

/**
 * Keeps what the store gave. With `once`, a state that has brought something already brings nothing more; without, the last one
 * counts, for stores that send again what was approved again. False: too late, or not the first.
 */
export async function keepGrant(
  { id, workspaceId, stateHash, approval }: ApprovalAttempt,
  grant: StoreGrant,
  { once }: { once: boolean },
): Promise<boolean> {
  const { count } = await db.connectAttempt.updateMany({
    where: { id, workspaceId, expiresAt: { gt: now() }, ...(once && { usedAt: null }) },
    data: { usedAt: now(), payloadSealed: seal(stateHash, { ...approval, grant }) },
  })
  return count === 1
}

/** The connection holds the credentials now. Newer ones that came in between stay, and are taken over next. */
export async function noteConnected(attempt: ApprovalAttempt, connectedAs: string): Promise<void> {
  const { id, workspaceId, stateHash, payloadSealed, approval } = attempt
  await db.connectAttempt.updateMany({
    where: { id, workspaceId, payloadSealed },
    data: { payloadSealed: seal(stateHash, { ...approval, grant: null, connectedAs }) },
  })
}

function open(row: Omit<ApprovalAttempt, 'approval'>): ApprovalAttempt {
  const payload: unknown = JSON.parse(secrets.open(row.payloadSealed, placeOf(row.stateHash)))
  return { ...row, approval: storeApprovalSchema.parse(payload) }
}

function seal(stateHash: string, approval: StoreApproval): string {
  return secrets.seal(JSON.stringify(approval), placeOf(stateHash))
}

function placeOf(rowId: string) {
  return { purpose: 'store approval', rowId }
}

function now(): Date {
  return new Date(systemClock.now())
}
