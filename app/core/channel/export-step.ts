import type { Readable } from 'node:stream'
import type { ExportItemState } from '../export/states.ts'
import type { ListingChange } from '../export/listing-change.ts'
import type { ConnectorError } from './connector-error.ts'
import type { ListingState } from './listing-state.ts'

/**
 * One kind of action in an export. The pipeline writes each call's intent, performs it, and writes the receipt with the ledger
 * rows in one transaction; a call whose receipt is missing after a crash is given to `recover` first.
 *
 * `plan` is pure and derives what is *left to do* from the observed state, so that planning again after any interruption
 * yields only what remains. A call may serve many items (batches) up to the platform's limits.
 */
export interface ExportStep {
  readonly name: string
  /** What the merchant sees while this step works on an item. */
  readonly itemState: ExportItemState
  /** Steps without an effect (waiting for the platform) need no intent and no receipt. */
  readonly hasEffect: boolean
  /** How many calls of this step may be under way at once in a lane. */
  readonly concurrency: number
  /** Left out: nobody else writes to what this account writes to. */
  readonly writesTo?: SharedWriting
  plan(work: readonly ItemWork[]): StepCall[]
  perform(call: StepCall, context: StepContext): Promise<StepOutcome>
  /** Looks whether the effect of an unanswered call is there. Null: it did not happen, plan and perform again. */
  recover(call: StepCall, context: StepContext): Promise<StepOutcome | null>
  /**
   * Undoes what a request of this step did that came through after the export had gone on without it: no fence of ours stops one that
   * is on its way. Only where the listing shows exactly what that request leaves, which nobody else makes; whatever else
   * differs is somebody's edit, and stays. Answers whether something was put right. Repeating is safe. Left out where a late
   * request changes nothing that lasts.
   */
  takeBackLate?(late: LateRequest): Promise<boolean>
}

/** Something that several accounts write to, such as the SKUs of a seller who is connected once for each marketplace. */
export interface SharedWriting {
  /** The same for all of them. */
  readonly name: string
  /** While the step's calls are under way none of the others may write. */
  readonly alone: boolean
}

/** A request of which nobody knows whether it came through late, and what the listing is to show. */
export interface LateRequest {
  /** Of its call: the intent. */
  readonly input: unknown
  /** The listing as the last export that wrote to it confirmed it. */
  readonly confirmed: ListingState
  /** Those of these files of the account that the ledger has. What a late request made is not among them. */
  known(remoteFileIds: readonly string[]): Promise<ReadonlySet<string>>
  readonly signal: AbortSignal
}

/** An item on its way through the steps. `files` and `current` grow as steps succeed. */
export interface ItemWork {
  readonly itemId: string
  readonly listingRemoteId: string
  readonly change: ListingChange
  /** The listing before our first write. */
  readonly snapshot: ListingState
  /** The listing as last observed or as the receipts since then made it. */
  readonly current: ListingState
  /** Rendition key → id of the account's file. */
  readonly files: ReadonlyMap<string, string>
  /** Rendition keys that calls under way bring (`StepCall.brings`), the same for all items: not to be brought twice. */
  readonly onTheirWay: ReadonlySet<string>
}

export interface StepCall {
  /** Unique in a run, the same when planned again from the same input. */
  readonly key: string
  readonly itemIds: readonly string[]
  /** JSON; the intent. Ids and names, never bytes or secrets. */
  readonly input: unknown
  /** Rendition keys of the files that it makes, where items of other calls need them too. */
  readonly brings?: readonly string[]
}

export interface StepContext {
  readonly signal: AbortSignal
  /** The listing as last observed or as the receipts since then made it. */
  listing(remoteId: string): ListingState
  /** The bytes to send for a rendition key. */
  openRendition(renditionKey: string): Promise<RenditionFile>
  /**
   * A public address of the same bytes, `…/<file name>`, for accounts that fetch pictures themselves. Cannot be guessed, does
   * not end, and is the same whenever the bytes and the name are.
   */
  pictureUrl(renditionKey: string): Promise<string>
  /**
   * The platform has the bytes of this rendition. Only for the count that the merchant watches: what counts for the export is
   * the outcome. Returns at once; calling it or not changes nothing else.
   */
  uploaded(renditionKey: string): void
  /**
   * For steps without an effect, between two looks of a long wait: throws where the merchant wants the export to stop. Let it pass;
   * the step is planned anew when the export goes on.
   */
  throwIfStopping(): Promise<void>
}

export interface RenditionFile {
  readonly renditionKey: string
  readonly sha256: string
  readonly mimeType: string
  readonly byteSize: number
  stream(): Promise<Readable>
}

export interface StepOutcome {
  /** JSON evidence: remote ids, request ids, time. */
  readonly receipt: unknown
  /** Files that now exist in the account, for the ledger. */
  readonly files: readonly CreatedFile[]
  /** The new state of listings this call changed, as far as the answer tells. */
  readonly listings: readonly ListingState[]
  /** Items that this call could not serve. The others succeeded. */
  readonly failures: readonly ItemFailure[]
  /** Ids of files that turned out to be gone, or unusable and therefore deleted: the ledger forgets them. */
  readonly removedFiles?: readonly string[]
}

export interface CreatedFile {
  readonly renditionKey: string
  readonly fileName: string
  readonly remoteId: string
}

export interface ItemFailure {
  readonly itemId: string
  readonly error: ConnectorError
  /** The picture it happened to, where it is one. */
  readonly renditionKey?: string
}
