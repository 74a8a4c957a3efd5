import type { Agent } from 'node:https'
import type { Readable } from 'node:stream'
import type { ZodType } from 'zod'
import type { ListingChange } from '../export/listing-change.ts'
import type { Channel } from './channel.ts'
import type { ChannelIssue } from './channel-issue.ts'
import type { CreatedFile, ExportStep } from './export-step.ts'
import type { ListingState, RemoteMedia } from './listing-state.ts'
import type { ChangeToValidate, ObservedPublication, ValidationContext } from './publication.ts'
import type { RateBudget } from './rate-budget.ts'
import type { ChannelCapabilities, ImageRequirements, VideoRequirements, VideosLeftOut } from './requirements.ts'

/** What the rest of the app may know about a selling platform. Adding a channel = one folder + one line in registry.ts. */
export interface ConnectorDefinition<Credentials> {
  readonly channel: Channel
  /** As merchants write it. */
  readonly label: string
  /** Drives the parse of what is opened with. */
  readonly credentials: ZodType<Credentials>
  /** Asks the platform nothing. */
  open(credentials: Credentials, deps: ConnectorDeps, account?: AccountDetails): Connector
}

/** What is kept of an account beside its credentials. Shapes by channel: the connector reads them with its own schemas. */
export interface AccountDetails {
  /** What the merchant chose for it. */
  readonly settings: unknown
  /** `facts` of its last check. */
  readonly facts: unknown
}

/** The edges a connector works through; replaced in tests, never branched on. */
export interface ConnectorDeps {
  readonly fetch: typeof fetch
  /** Milliseconds since the epoch. */
  readonly now: () => number
  /** Resolves after `ms`, rejects when the signal aborts. */
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>
  readonly log: ConnectorLog
  /**
   * What a connector learned of the account and wants to know again when this process opens it next, such as its rate limit; by
   * the class of what is kept. May be lost at any time. Left out: every opening learns anew.
   */
  readonly memory?: Map<unknown, unknown>
  /**
   * From how many calls of one kind on they are handed over as a bulk operation, where the platform has such; Infinity: never. Left
   * out: the connector weighs the one against the other by what it knows of the account.
   */
  readonly bulkFrom?: number
  /** Shared by everybody who spends from the account's limits. Left out: nobody else does. */
  readonly budget?: RateBudget
  /** Through which clients that platforms' libraries bring along connect. Left out: Node's own. */
  readonly httpsAgent?: Agent
}

export interface ConnectorLog {
  /** Ids, codes and costs; never tokens or bodies. */
  info(fields: Record<string, unknown>, message: string): void
  warn(fields: Record<string, unknown>, message: string): void
}

/**
 * One authorised account on a platform. All methods throw `ConnectorError`; waits that the platform asks for are taken inside
 * (bounded by the signal), so callers see `rate_limited` only when the wait would be unreasonable.
 */
export interface Connector {
  /** What this account can do, and what it demands of pictures and videos (null: it takes none). */
  readonly capabilities: ChannelCapabilities
  readonly images: ImageRequirements
  readonly videos: VideoRequirements | null
  /** Where it takes none for a reason that the merchant can change. */
  readonly videosLeftOut?: VideosLeftOut
  /** Reachable, scopes, account name and limits. Changes nothing. */
  check(): Promise<ConnectionCheck>
  /** Searches the account's listings. `query` is free text over title, SKU and handle. */
  listListings(request: ListingsRequest): Promise<Page<RemoteListing>>
  /**
   * Every listing of the account and what tells whether it changed, in pages as large as the platform allows: so that a catalogue
   * which was read before is not read again. Left out where whole listings cost no more.
   */
  listStamps?(cursor?: string): Promise<Page<ListingStamp>>
  /** Whole listings by id, with all variants. Deleted ones are left out of the answer. */
  getListings(remoteIds: readonly string[]): Promise<RemoteListing[]>
  /**
   * Whole listings that carry one of these SKUs, themselves or on a variant; compared as the platform does (case aside). Any
   * number of SKUs, asked in as few requests as the platform allows. Left out where listings can only be searched.
   */
  findListingsBySku?(skus: readonly string[]): Promise<RemoteListing[]>
  /**
   * Whole listings that carry one of these GTINs, themselves or on a variant; what they carry is in the answer's `barcodes`. Any
   * number of GTINs, each as 14 digits with a right check digit, asked in as few requests as the platform allows. Left out where
   * the platform cannot be asked for barcodes.
   */
  findListingsByBarcode?(gtins: readonly string[]): Promise<RemoteListing[]>
  /** What the listings show now, complete. Deleted ones are left out of the answer. */
  observe(remoteIds: readonly string[]): Promise<ReadonlyMap<string, ListingState>>
  /** Which of these files of the account still exist, and whether they can be used. Ids not in the answer are gone. */
  observeFiles(remoteFileIds: readonly string[]): Promise<ReadonlyMap<string, RemoteFileStatus>>
  /**
   * Deletes those of these files of ours that nothing in the account shows, for good. Answers the ids that are gone now, also
   * those that were gone before. Repeating is safe.
   */
  deleteUnusedFiles(remoteFileIds: readonly string[]): Promise<readonly string[]>
  /** Left out where the platform makes no copies. */
  readonly lateCopies?: LateCopies
  /**
   * What the platform would find wrong with these changes, by the id of the listing; nothing is written. Each is a request, so that
   * callers ask about few. Listings that it has nothing to say about, and those that are gone, are left out. Left out where the
   * platform cannot be asked.
   */
  validate?(
    changes: readonly ChangeToValidate[],
    context: ValidationContext,
  ): Promise<ReadonlyMap<string, readonly ChannelIssue[]>>
  /**
   * What became of listings that were written to: what the platform finds wrong with them, and what it shows to shoppers. Those
   * that are gone are left out of the answer. Only where `confirmation` is `delayed`.
   */
  observePublication?(remoteIds: readonly string[]): Promise<ReadonlyMap<string, ObservedPublication>>
  /** The bytes of a picture that `observePublication` named, at most `maxBytes` of them; the stream fails beyond. */
  openCataloguePicture?(url: string, maxBytes: number, signal: AbortSignal): Promise<Readable>
  /** What carrying out these changes will cost, by the platform's own rules. Pure; no request. */
  estimate(changes: readonly ListingChange[]): ExportEstimate
  /** The actions of an export on this platform, in order. See `ExportStep`. */
  readonly steps: readonly ExportStep[]
  /**
   * Where many listings can go to the platform in one piece: from how many of a run on, and how many at most. The pictures of all of them
   * are then prepared before a step that applies anything plans. Left out: such steps plan for those that are ready.
   */
  readonly inOnePiece?: { readonly from: number; readonly most: number }
  /**
   * Finds out how much of the account's rate limit is left now: another process may have spent it. As cheap as the platform
   * allows. Left out where the platform does not tell.
   */
  learnLimits?(): Promise<void>
  /** What was charged through this connector since it was opened. */
  spent(): PlatformCost
}

/**
 * A request that was given up and repeated may come through behind its repetition: the account then has our file twice, under two ids.
 * Nobody heard of the second one, so that a copy is known by the file's name alone. Those that nothing shows are found and deleted; one
 * that a listing shows takes the file's place, so that the next export does not show both.
 */
export interface LateCopies {
  /** Ids of files of the account that were made of these files of ours and are others than they. */
  find(files: readonly CreatedFile[]): Promise<readonly string[]>
  /** Whether a picture that a listing shows was made of our file of this name, whatever its id. Pure. */
  isMadeOf(media: RemoteMedia, fileName: string): boolean
}

export type RemoteFileStatus = 'processing' | 'ready' | 'failed'

export interface ConnectionCheck {
  readonly accountName: string
  readonly scopes: readonly string[]
  readonly missingScopes: readonly string[]
  readonly ianaTimezone: string | null
  /** What this account lets us do, each tried apart. Left out where `scopes` say it all. */
  readonly capabilities?: readonly CapabilityCheck[]
  /** To be kept, and handed in when the account is opened next. Shape by channel. */
  readonly facts?: Readonly<Record<string, unknown>>
}

/** One thing an account must, or should, let us do. */
export interface CapabilityCheck {
  /** Closed per channel, such as `write_products`. */
  readonly id: string
  /** As merchants read it. */
  readonly label: string
  readonly ok: boolean | 'unknown'
  /** Exports need it; without it the account must be connected anew. */
  readonly required: boolean
  /** What was found, or what is missing and how to get it. */
  readonly detail: string
}

export interface ListingsRequest {
  readonly query?: string
  readonly status?: 'active' | 'draft' | 'archived'
  /** Ignored where the platform cannot filter by it (Shopify). */
  readonly hasImages?: boolean
  readonly sort?: 'title' | 'updated' | 'created'
  readonly cursor?: string
  readonly direction?: 'next' | 'previous'
  /** 1 to 100. */
  readonly limit: number
}

export interface Page<Item> {
  readonly items: readonly Item[]
  readonly nextCursor: string | null
  readonly previousCursor: string | null
  /** How many match in all, where the platform says so cheaply. */
  readonly total: number | null
}

export interface ListingStamp {
  readonly remoteId: string
  /** When the platform last changed the listing, in its own writing: only ever compared with what it told before. */
  readonly changedAt: string
}

export interface RemoteListing {
  readonly remoteId: string
  readonly title: string
  readonly handle: string
  /** As in `ListingStamp`. Left out: not told. */
  readonly changedAt?: string
  /** The listing's own, where a listing can have one beside those of its variants; '' or left out: none. */
  readonly sku?: string
  /** What the listing as a whole is known by beside its SKU (UPC, EAN, GTIN), as the platform writes it. Left out: none, or not told. */
  readonly barcodes?: readonly string[]
  /**
   * Where the platform lists each thing on offer by itself: `parent`, it only groups others and cannot be bought; `child`, one of
   * a group; `single`, on its own. Left out elsewhere: what belongs together is in `variants`.
   */
  readonly kind?: 'parent' | 'child' | 'single'
  /** To be kept beside the listing, for the platform's own words and calls. JSON; shape by channel. */
  readonly details?: Readonly<Record<string, unknown>>
  readonly status: 'active' | 'draft' | 'archived'
  readonly imageUrl: string | null
  readonly mediaCount: number
  readonly variantCount: number
  readonly options: readonly { readonly name: string; readonly values: readonly string[] }[]
  /** All of them from `getListings`; the first few in a search. */
  readonly variants: readonly RemoteListingVariant[]
}

export interface RemoteListingVariant {
  readonly remoteId: string
  readonly title: string
  /** Its own; '' where it has none and the platform shows that of its listing. */
  readonly sku: string
  readonly barcode: string
  readonly optionValues: Readonly<Record<string, string>>
  readonly imageUrl: string | null
}

/** Calls by kind of operation; `points` in the platform's own currency (0 where it has none). */
export interface PlatformCost {
  readonly points: number
  readonly calls: number
}

export interface ExportEstimate extends PlatformCost {
  readonly seconds: number
}
