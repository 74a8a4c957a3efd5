import { z } from 'zod'
import type { ConnectorError } from '../../core/channel/connector-error.ts'
import type { CreatedFile, ExportStep, StepCall, StepOutcome } from '../../core/channel/export-step.ts'
import { db } from '../../db.server.ts'
import { Prisma } from '../../generated/prisma/client.ts'
import { notePictures } from './count-pictures.server.ts'
import { endOf, markEnded, writeEnd } from './settle-items.server.ts'
import { isUnderWay, setListings, type Turn, type TurnRun } from './turn.ts'

type Transaction = Prisma.TransactionClient

const intentSchema = z.object({ itemIds: z.array(z.string()), input: z.json() })

/** What is about to be done, in words that find the effect again if we do not live to see the answer. */
export async function writeIntent(turn: Turn, { name }: ExportStep, call: StepCall): Promise<void> {
  const { id: runId, workspaceId } = turn.run
  const intent = intentSchema.parse({ itemIds: call.itemIds, input: call.input })
  await turn.lease.write((tx) =>
    tx.step.upsert({
      where: { runId_key: { runId, key: call.key }, workspaceId },
      create: { workspaceId, runId, key: call.key, name, intent },
      update: { intent, receipt: Prisma.DbNull, finishedAt: null, startedAt: new Date(), attempts: { increment: 1 } },
    }),
  )
}

/** Receipt, ledger, failed items and cost in one transaction: either all of it is known, or the call is open. */
export async function recordOutcome(turn: Turn, step: ExportStep, call: StepCall, outcome: StepOutcome): Promise<void> {
  const failed = outcome.failures.flatMap((failure) => {
    const item = turn.items.find(({ id }) => id === failure.itemId)
    return item && isUnderWay(item) ? [{ item, end: endOf(turn, failure) }] : []
  })
  const files = filesAfter(turn, outcome)
  await turn.lease.write(async (tx) => {
    if (step.hasEffect) await writeReceipt(tx, turn.run, call.key, outcome.receipt)
    await enterFiles(tx, turn, outcome.files)
    await strikeFiles(tx, turn, outcome.removedFiles ?? [])
    // The run's row before those of its items, as everybody who writes both.
    await writeCost(tx, turn)
    for (const { item, end } of failed) await writeEnd(tx, turn, item, end, files)
  })
  for (const { renditionKey, remoteId } of outcome.files) turn.files.set(renditionKey, remoteId)
  for (const [key, id] of turn.files) if (outcome.removedFiles?.includes(id)) turn.files.delete(key)
  for (const { item, end } of failed) markEnded(turn, item, end)
  setListings(turn, outcome.listings)
  notePictures(
    turn,
    outcome.files.map(({ renditionKey }) => renditionKey),
  )
}

/** What the ledger knows with an outcome entered. */
function filesAfter({ files }: Turn, { files: created, removedFiles = [] }: StepOutcome): Map<string, string> {
  const known = [...files, ...created.map(({ renditionKey, remoteId }) => [renditionKey, remoteId] as const)]
  return new Map(known.filter(([, id]) => !removedFiles.includes(id)))
}

/** A call that failed, or that left no trace: nothing is open any more, and what it was for is planned anew. */
export async function closeIntent(turn: Turn, { key }: StepCall, error: ConnectorError | null): Promise<void> {
  const receipt = error ? { failed: error.code, platformCode: error.details.platformCode ?? null } : { noEffect: true }
  await turn.lease.write(async (tx) => {
    await writeReceipt(tx, turn.run, key, receipt)
    await writeCost(tx, turn)
  })
}

/** Calls whose answer nobody wrote down: the worker died, or lost its lane. */
export async function findOpenCalls({ id: runId, workspaceId }: TurnRun): Promise<(StepCall & { name: string })[]> {
  const rows = await db.step.findMany({
    where: { workspaceId, runId, finishedAt: null },
    select: { key: true, name: true, intent: true },
    orderBy: { startedAt: 'asc' },
  })
  return rows.map(({ key, name, intent }) => ({ key, name, ...intentSchema.parse(intent) }))
}

async function writeReceipt(tx: Transaction, run: TurnRun, key: string, receipt: unknown): Promise<void> {
  const json = z.json().parse(JSON.parse(JSON.stringify(receipt ?? {})))
  await tx.step.updateMany({
    where: { workspaceId: run.workspaceId, runId: run.id, key },
    data: { receipt: json ?? {}, finishedAt: new Date() },
  })
}

/** One statement for all of them; a rendition that was entered before, seldom, gets its new file by itself. */
async function enterFiles(tx: Transaction, { run, items }: Turn, files: readonly CreatedFile[]): Promise<void> {
  if (files.length === 0) return
  const { workspaceId, connectionId } = run
  const assets = new Map(
    items.flatMap(({ change }) => change.media.map(({ renditionKey, assetId }) => [renditionKey, assetId])),
  )
  const data = files.map(({ renditionKey, fileName, remoteId }) => ({
    ...{ workspaceId, connectionId, renditionKey, fileName, remoteId, assetId: assets.get(renditionKey) },
  }))
  const { count } = await tx.remoteFile.createMany({ data, skipDuplicates: true })
  if (count === data.length) return
  for (const { renditionKey, fileName, remoteId } of files) {
    await tx.remoteFile.updateMany({
      where: { workspaceId, connectionId, renditionKey, remoteId: { not: remoteId } },
      data: { fileName, remoteId },
    })
  }
}

async function strikeFiles(tx: Transaction, { run }: Turn, remoteIds: readonly string[]): Promise<void> {
  if (remoteIds.length === 0) return
  const { workspaceId, connectionId } = run
  await tx.remoteFile.deleteMany({ where: { workspaceId, connectionId, remoteId: { in: [...remoteIds] } } })
}

/** One lane owner at a time writes it, so the sum needs no arithmetic in the database. */
export async function writeCost(tx: Transaction, { run, connector }: Turn): Promise<void> {
  const { points, calls } = connector.spent()
  await tx.exportRun.update({
    where: { id: run.id, workspaceId: run.workspaceId },
    data: { cost: { points: run.costBefore.points + points, calls: run.costBefore.calls + calls } },
  })
}
