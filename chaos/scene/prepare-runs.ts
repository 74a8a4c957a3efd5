import { Readable } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import type { ExportMode } from '../../app/core/export/export-mode.ts'
import { listingChangeSchema } from '../../app/core/export/listing-change.ts'
import { db } from '../../app/db.server.ts'
import { closeQueue } from '../../app/pipeline/queue.server.ts'
import { startWorker } from '../../app/pipeline/start-worker.server.ts'
import { createDraft } from '../../app/services/create-draft.server.ts'
import { importAsset } from '../../app/services/import-asset.server.ts'
import { planExport } from '../../app/services/plan-export.server.ts'
import { startExport } from '../../app/services/start-export.server.ts'
import { drawPicture } from './draw-picture.ts'

interface Place {
  readonly assetId: string
  readonly role: string
  readonly colour?: string
}

interface Account {
  readonly workspaceId: string
  readonly connectionId: string
}

/**
 * Exports one picture to three products, then maps four to all six and approves that export. No worker is there to carry it out.
 * Prints what it made as JSON, and ends the process.
 *
 * Each product gets a main picture and a red one of its own, one that is new to the account and shared by all, and the one
 * exported before: on three products it is there already, on the others its file is reused. Everything else leaves. Without `colours`,
 * for accounts whose listings have no variants, the red one goes to the product; with `views` the red variant gets a second one.
 */
export async function prepareRuns(
  account: Account,
  remoteIds: readonly string[],
  { colours = true, views = false }: { readonly colours?: boolean; readonly views?: boolean } = {},
): Promise<never> {
  const reused = await picture(account, 1)
  const first = remoteIds.slice(0, 3)
  await carryOut(
    account,
    await approve(account, 'add', first, () => Promise.resolve([{ assetId: reused, role: 'angle' }])),
  )

  const shared = await picture(account, 2)
  const runId = await approve(account, 'mirror', remoteIds, async (index) => [
    { assetId: await picture(account, 10 + index), role: 'hero' },
    { assetId: shared, role: 'angle' },
    { assetId: reused, role: 'detail' },
    { assetId: await picture(account, 30 + index), role: 'angle', ...(colours && { colour: 'Red' }) },
    ...(views ? [{ assetId: await picture(account, 50 + index), role: 'angle', colour: 'Red' }] : []),
  ])
  process.stdout.write(`${JSON.stringify({ ...account, runId })}\n`)
  await closeQueue()
  await db.$disconnect()
  process.exit()
}

async function picture({ workspaceId }: Account, number: number): Promise<string> {
  const body = Readable.from([await drawPicture(number)])
  const result = await importAsset({ workspaceId, body, fileName: `Mug no. ${number}.jpg`, source: 'upload' })
  if (!result.ok) throw new Error(result.issue.code)
  const { assetId } = result.value
  await db.asset.update({ where: { id: assetId, workspaceId }, data: { altText: `Mug ${number}` } })
  return assetId
}

async function approve(
  { workspaceId, connectionId }: Account,
  mode: ExportMode,
  ids: readonly string[],
  places: (index: number) => Promise<Place[]>,
): Promise<string> {
  const { draftId, productIds } = await createDraft({ workspaceId, connectionId, remoteIds: ids })
  await db.mapping.deleteMany({ where: { workspaceId } })
  for (const [index, productId] of productIds.entries()) {
    const rows = await places(index)
    await db.mapping.createMany({
      data: rows.map(({ assetId, role, colour }, position) => ({
        ...{ workspaceId, productId, assetId, role, position, origin: 'manual' as const },
        ...(colour
          ? { target: 'option' as const, optionName: 'Color', optionValue: colour }
          : { target: 'product' as const }),
      })),
    })
  }
  const planId = await planExport({ workspaceId, draftId, mode })
  return startExport({
    workspaceId,
    planId,
    approvedBy: 'chaos',
    confirmRemovals: await countRemovals(workspaceId, planId),
  })
}

async function countRemovals(workspaceId: string, planId: string): Promise<number> {
  const items = await db.exportPlanItem.findMany({ where: { planId, workspaceId }, select: { change: true } })
  return items.reduce((sum, { change }) => sum + listingChangeSchema.parse(change).removals.length, 0)
}

async function carryOut({ workspaceId }: Account, id: string): Promise<void> {
  const worker = await startWorker()
  for (;;) {
    const { state } = await db.exportRun.findUniqueOrThrow({ where: { id, workspaceId } })
    if (state === 'finished') break
    await delay(500)
  }
  await worker.stop()
}
