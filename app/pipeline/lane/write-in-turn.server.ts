import type { ExportStep, SharedWriting } from '../../core/channel/export-step.ts'
import type { Prisma } from '../../generated/prisma/client.ts'
import { systemClock } from '../../lib/clock.ts'
import { hasWork } from './has-work.ts'
import { throwIfStopping } from './heed-merchant.server.ts'
import { laneRules } from './lane-rules.ts'
import { TurnStopped, type Turn, type TurnRun } from './turn.ts'
import { waitInTurn } from './until-answered.server.ts'

type Transaction = Prisma.TransactionClient

interface WritingTurn extends Pick<Turn, 'lease' | 'stopping'> {
  readonly run: Pick<TurnRun, 'id' | 'workspaceId'>
  readonly connector: { readonly steps: readonly Pick<ExportStep, 'writesTo'>[] }
}

/**
 * Performs a step when the lanes that write to the same things let it: many at once, or one alone. That a lane writes is noted in its
 * row and stays there when its worker dies: what that one had begun may still come through, so that the others wait until the lane's
 * next owner has looked for it. A note counts no longer than somebody will come and do so.
 */
export async function writeInTurn(
  turn: WritingTurn,
  { writesTo }: Pick<ExportStep, 'writesTo'>,
  perform: () => Promise<void>,
): Promise<void> {
  if (!writesTo) return perform()
  await untilOthersLetUs(turn, writesTo)
  await perform()
  await endWriting(turn)
}

/** Nothing that this lane wrote is unclear any more: others may go on. */
export async function endWriting({ lease, connector }: Pick<WritingTurn, 'lease' | 'connector'>): Promise<void> {
  if (!connector.steps.some(({ writesTo }) => writesTo)) return
  const { connectionId } = lease
  await lease.write((tx) => tx.lane.update({ where: { connectionId }, data: { writesTo: null, writesAlone: false } }))
}

/** Who waits for long gives its place among the worker's lanes back: the one that it waits for may need it. */
async function untilOthersLetUs(turn: WritingTurn, writing: SharedWriting): Promise<void> {
  const { lookEveryMs, atMostMs } = laneRules.waitsForWriters
  const giveUpAt = systemClock.now() + atMostMs
  while (!(await mayWrite(turn, writing))) {
    await throwIfStopping(turn)
    if (systemClock.now() >= giveUpAt) throw new TurnStopped()
    await waitInTurn(turn, lookEveryMs)
  }
}

/** Who wants to write alone says so at once, so that those who are there come to an end and nobody else begins. */
function mayWrite({ lease }: Pick<WritingTurn, 'lease'>, { name, alone }: SharedWriting): Promise<boolean> {
  const { connectionId } = lease
  return lease.write(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`writing to ${name}`}, 0))`
    const others = await othersWriting(tx, connectionId, name)
    if (others.some(({ writesAlone }) => writesAlone)) return false
    await tx.lane.update({ where: { connectionId }, data: { writesTo: name, writesAlone: alone } })
    return !alone || others.length === 0
  })
}

function othersWriting(tx: Transaction, connectionId: string, name: string): Promise<{ writesAlone: boolean }[]> {
  return tx.$queryRaw`
    SELECT l."writesAlone" FROM "Lane" l JOIN "Connection" c ON c."id" = l."connectionId"
    WHERE l."writesTo" = ${name} AND l."connectionId" <> ${connectionId}::uuid AND ${hasWork}`
}
