import type { Channel } from '../channel/channel.ts'
import type { PublicationCounts } from '../publication/publication-view.ts'
import type { ExportRunView } from './export-view.ts'

/** A run in the list of all runs. selected = done + skipped + failed + cancelled + open. */
export interface HistoryItem extends ExportRunView {
  readonly selected: number
  readonly done: number
  readonly skipped: number
  readonly failed: number
  readonly cancelled: number
  /** What shoppers see of those that are done; null where the channel shows them at once. */
  readonly published: PublicationCounts | null
  /** Whether something was written that can still be taken back. */
  readonly undoable: boolean
}

export interface HistoryView {
  readonly items: readonly HistoryItem[]
  readonly page: number
  readonly pageCount: number
  readonly total: number
  readonly timeZone: string
  /** The accounts that exports went to. */
  readonly stores: readonly HistoryStore[]
}

export interface HistoryStore {
  readonly connectionId: string
  readonly label: string
  readonly channel: Channel
}

export const historyFilters = ['all', 'active', 'scheduled', 'failed', 'finished', 'cancelled'] as const

export type HistoryFilter = (typeof historyFilters)[number]
