import type { ItemFailure } from '../../core/channel/export-step.ts'
import { refusalCode, type ItemErrorCode } from '../../core/export/export-words.ts'
import { canMove, isFinal, type ExportItemState } from '../../core/export/states.ts'
import type { Prisma } from '../../generated/prisma/client.ts'
import { notifyProgress } from '../progress.server.ts'
import { countPictures, writePictureCounts } from './count-pictures.server.ts'
import { isUnderWay, type Turn, type TurnItem } from './turn.ts'

type Transaction = Prisma.TransactionClient

/** Why an item ends without being live. */
export interface ItemEnd {
  readonly state: 'failed' | 'skipped' | 'cancelled'
  readonly code: ItemErrorCode
  /** The platform's own words, kept for the results file. */
  readonly detail?: string
  readonly assetId?: string
}

/** Moves items forward to a working state; those already there or beyond stay. */
export async function moveItems(turn: Turn, items: readonly TurnItem[], state: ExportItemState): Promise<void> {
  const moving = items.filter((item) => item.state !== state && canMove(item.state, state))
  if (moving.length === 0) return
  const uploaded = moving.filter((item) => item.state === 'uploading')
  await turn.lease.write(async (tx) => {
    if (uploaded.length > 0) await writePictureCounts(tx, turn, uploaded, turn.files)
    await writeState(tx, turn, moving, { state })
  })
  for (const item of moving) item.state = state
  notifyProgress(turn.run.id)
}

/** Ends items inside a transaction of the caller, who must call `markEnded` when it committed. `files`: what the ledger knows then. */
export async function writeEnd(
  tx: Transaction,
  turn: Turn,
  item: TurnItem,
  end: ItemEnd,
  files: Pick<ReadonlyMap<string, string>, 'has'> = turn.files,
): Promise<void> {
  await writeState(tx, turn, [item], {
    state: end.state,
    errorCode: end.code,
    errorDetail: end.detail?.slice(0, 1000) ?? null,
    errorAssetId: end.assetId ?? null,
    ...(isUnderWay(item) && { imagesDone: countPictures(item, files) }),
  })
}

export async function endItem(turn: Turn, item: TurnItem, end: ItemEnd): Promise<void> {
  await turn.lease.write((tx) => writeEnd(tx, turn, item, end))
  markEnded(turn, item, end)
}

export function markEnded(turn: Turn, item: TurnItem, { state }: Pick<ItemEnd, 'state'>): void {
  item.state = state
  notifyProgress(turn.run.id)
}

export function endOf(turn: Turn, { error, itemId, renditionKey }: ItemFailure): ItemEnd {
  const item = turn.items.find(({ id }) => id === itemId)
  const { platformCode, platformMessage } = error.details
  const key = renditionKey ?? error.details.renditionKey
  return {
    state: 'failed',
    code: refusalCode(error.code, platformCode),
    detail: [platformCode, platformMessage ?? error.message].filter(Boolean).join(': '),
    assetId: item?.change.media.find((media) => media.renditionKey === key)?.assetId,
  }
}

/** The row's own state decides: a cancelled or taken-over item is not brought back to life. */
export async function writeState(
  tx: Transaction,
  turn: Turn,
  items: readonly TurnItem[],
  data: Prisma.ExportItemUpdateManyMutationInput & { readonly state: ExportItemState },
): Promise<void> {
  for (const [from, group] of Map.groupBy(items, ({ state }) => state)) {
    await tx.exportItem.updateMany({
      where: { workspaceId: turn.run.workspaceId, id: { in: group.map(({ id }) => id) }, state: from },
      data: { ...data, ...(isFinal(data.state) && { finishedAt: new Date() }) },
    })
  }
}
