import type { Channel } from '../channel/channel.ts'
import type { PictureView } from '../mapping/mapping-view.ts'
import type { PublicationView } from '../publication/publication-view.ts'
import type { ItemWords } from './export-words.ts'
import {
  type ExportItemState,
  exportItemStates,
  type ExportRunState,
  isFinal,
  type ItemCounts,
  noItems,
} from './states.ts'

/** What the page of a run shows of an item; small, because every change of it is streamed. */
export interface ExportItemView {
  readonly id: string
  readonly position: number
  readonly state: ExportItemState
  readonly imagesDone: number
  readonly imagesTotal: number
  readonly attempt: number
  readonly problem: ItemProblem | null
  /** What shoppers see of it; left out where the channel shows at once what it accepts. */
  readonly publication?: PublicationView
}

/** Why an item is not live, in words. */
export interface ItemProblem extends ItemWords {
  readonly code: string
  /** The platform's own message, where there is one. */
  readonly detail: string | null
  /** The picture it happened to. */
  readonly assetId: string | null
}

/** What never changes while an item is carried out. */
export interface ExportListingView {
  readonly itemId: string
  /** The product's. */
  readonly title: string
  /** As the account calls it, where that differs: a product may be several listings there. */
  readonly listedAs: string | null
  readonly imageUrl: string | null
  /** Where the merchant sees the product, in the channel's own admin; null for channels without one. */
  readonly adminUrl: string | null
}

/** An export to go to. */
export interface RunLink {
  readonly runId: string
  readonly title: string
}

export interface ExportRunView {
  readonly id: string
  readonly title: string
  readonly state: ExportRunState
  readonly connection: string
  readonly channel: Channel
  /** Why the account refuses us, in words; null: it works. An open run then waits for the merchant. */
  readonly accountProblem: string | null
  readonly approvedBy: string
  readonly createdAt: string
  readonly startedAt: string | null
  readonly finishedAt: string | null
  /** When it is, or was, to begin by itself. */
  readonly scheduledFor: string | null
  readonly points: number
  readonly calls: number
}

/** The moving part of a run: sent whole at first, then only the items that changed. */
export interface RunProgress {
  readonly run: ExportRunView
  readonly items: readonly ExportItemView[]
}

/** A run that was approved in one step with another one, for another account. */
export type SiblingRun = RunProgress

/** Pictures of failed items, by asset id. */
export type ProblemPictures = Readonly<Record<string, PictureView>>

function countItems(items: readonly Pick<ExportItemView, 'state'>[]): ItemCounts {
  const counts: Record<ExportItemState, number> = { ...noItems }
  for (const { state } of items) counts[state] += 1
  return counts
}

/** Whether an item waits for a decision because somebody changed its listing after the plan. */
export function isChangedSince({ state, problem }: Pick<ExportItemView, 'state' | 'problem'>): boolean {
  return state === 'skipped' && problem?.code === 'listing_changed'
}

/** Whether nothing of the run moves any more; its stream may end. */
export function isOver(state: ExportRunState): boolean {
  return state === 'finished' || state === 'cancelled'
}

/** Whether nothing of the run changes by itself any more: neither its items nor what shoppers see of them. */
export function isSettled({ run, items }: RunProgress): boolean {
  return isOver(run.state) && !items.some(({ publication }) => publication?.nextCheckAt)
}

/** Whether shoppers do not see what the channel accepted, so that somebody must look. */
export function isNotSeen({ publication }: Pick<ExportItemView, 'publication'>): boolean {
  return publication !== undefined && publication.state !== 'accepted' && publication.state !== 'live'
}

/** Items of a run that failed for the same reason. */
export interface FailureReason<Item = unknown> extends ItemWords {
  readonly code: string
  readonly count: number
  readonly items: readonly Item[]
}

/** Why items of a run failed, the most frequent reason first. */
export function failureReasons<Item extends Pick<ExportItemView, 'state' | 'problem'>>(
  items: readonly Item[],
): FailureReason<Item>[] {
  const failed = items.flatMap((item) =>
    item.state === 'failed' && item.problem ? [[item, item.problem] as const] : [],
  )
  return [...Map.groupBy(failed, ([, { code }]) => code).values()]
    .flatMap((group) => {
      const [first] = group
      if (!first) return []
      const [, { code, happened, todo, action }] = first
      return [{ code, happened, todo, action, count: group.length, items: group.map(([item]) => item) }]
    })
    .sort((a, b) => b.count - a.count || a.code.localeCompare(b.code))
}

/** Newer states over older ones, in the order of the run. */
export function mergeItems(known: readonly ExportItemView[], changed: readonly ExportItemView[]): ExportItemView[] {
  const byId = new Map(known.map((item) => [item.id, item]))
  for (const item of changed) byId.set(item.id, item)
  return [...byId.values()].sort((a, b) => a.position - b.position)
}

export interface RunTotals {
  readonly selected: number
  readonly done: number
  readonly skipped: number
  readonly failed: number
  readonly cancelled: number
  readonly open: number
  /** 0 to 1, counting pictures of items under way. */
  readonly share: number
}

/** Selected = done + skipped + failed + cancelled + open, always. */
export function runTotals(items: readonly ExportItemView[]): RunTotals {
  const counts = countItems(items)
  const open = exportItemStates.filter((state) => !isFinal(state)).reduce((sum, state) => sum + counts[state], 0)
  // Skipped ones are no work; counting them would show progress before anything happened.
  const work = items.filter(({ state }) => state !== 'skipped')
  const progressed = work.reduce((sum, item) => sum + shareOf(item), 0)
  const { done, skipped, failed, cancelled } = counts
  return {
    selected: items.length,
    done,
    skipped,
    failed,
    cancelled,
    open,
    share: work.length === 0 ? Math.sign(items.length) : progressed / work.length,
  }
}

/** How far an item is: states are the larger part, pictures the finer one. */
const stateShare: Record<ExportItemState, number> = {
  queued: 0,
  rendering: 0.1,
  uploading: 0.3,
  applying: 0.7,
  confirming: 0.9,
  done: 1,
  failed: 1,
  skipped: 1,
  cancelled: 1,
}

/** Uploaded pictures count also while the item waits again: a pause or a refusal takes nothing back. */
function shareOf({ state, imagesDone, imagesTotal }: ExportItemView): number {
  const mayHavePictures = state === 'queued' || state === 'rendering' || state === 'uploading'
  if (!mayHavePictures || imagesTotal === 0) return stateShare[state]
  return stateShare[state] + (stateShare.applying - stateShare.uploading) * (imagesDone / imagesTotal)
}
