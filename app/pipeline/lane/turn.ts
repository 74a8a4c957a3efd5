import type { ConnectorError } from '../../core/channel/connector-error.ts'
import type { Connector } from '../../core/channel/connector.ts'
import type { ItemWork, RenditionFile } from '../../core/channel/export-step.ts'
import type { ListingState } from '../../core/channel/listing-state.ts'
import type { ListingChange } from '../../core/export/listing-change.ts'
import type { ExportItemState } from '../../core/export/states.ts'
import type { Lease } from './lease.server.ts'

/** The run that a turn works for. */
export interface TurnRun {
  readonly id: string
  readonly workspaceId: string
  readonly connectionId: string
  /** Charged before this turn. */
  readonly costBefore: { readonly points: number; readonly calls: number }
}

/** An item of the batch. `state` mirrors the row; a final one takes no further part. */
export interface TurnItem {
  readonly id: string
  readonly listingRemoteId: string
  readonly change: ListingChange
  /** What the plan was made from. */
  readonly planned: ListingState
  /** The row's snapshot: present once our first write may have happened. */
  snapshot: ListingState | null
  /** The row's record of what our writes had left, where it was put back in the queue. */
  readonly written: ListingState | null
  current: ListingState
  state: ExportItemState
}

/** A batch of items of one run on their way through the steps, with what they share. Lives as long as the turn. */
export interface Turn {
  readonly lease: Lease
  readonly connector: Connector
  readonly run: TurnRun
  readonly items: readonly TurnItem[]
  /** Nothing is applied before everything is prepared: see `Connector.inOnePiece`. */
  readonly inOnePiece: boolean
  /** Rendition key → the account's file. */
  readonly files: Map<string, string>
  /** Rendition keys that calls of this turn bring, from when they are planned until their outcome is known. */
  readonly onTheirWay: Set<string>
  /** Rendition key → bytes at hand. */
  readonly renditions: Map<string, RenditionFile>
  /** Aborts when the worker is to stop: nothing new is begun. */
  readonly stopping: AbortSignal
}

/** The turn ends here and goes on later, elsewhere: the worker stops, or other lanes must go first. */
export class TurnStopped extends Error {
  constructor() {
    super('the turn goes on later')
    this.name = 'TurnStopped'
  }
}

/** A step that only waits ends early, because the merchant wants the run to stop. */
export class StopAsked extends Error {
  constructor() {
    super('the merchant wants the run to stop')
    this.name = 'StopAsked'
  }
}

/** The platform refuses us; nothing works until the merchant reconnects the account, or the operator sees to the app. */
export class AccessRefused extends Error {
  readonly refusal: ConnectorError

  constructor(refusal: ConnectorError) {
    super(refusal.code, { cause: refusal })
    this.name = 'AccessRefused'
    this.refusal = refusal
  }
}

export function isUnderWay({ state }: TurnItem): boolean {
  return state === 'rendering' || state === 'uploading' || state === 'applying' || state === 'confirming'
}

/** What the steps plan from: items under way. */
export function workOf(turn: Turn, itemIds?: readonly string[]): ItemWork[] {
  return turn.items
    .filter((item) => isUnderWay(item) && (itemIds?.includes(item.id) ?? true))
    .map((item) => ({
      itemId: item.id,
      listingRemoteId: item.listingRemoteId,
      change: item.change,
      snapshot: item.snapshot ?? item.current,
      current: item.current,
      files: turn.files,
      onTheirWay: turn.onTheirWay,
    }))
}

export function setListings(turn: Turn, states: Iterable<ListingState>): void {
  for (const state of states) {
    for (const item of turn.items) if (item.listingRemoteId === state.remoteId) item.current = state
  }
}
