import { z } from 'zod'
import type { Channel } from '../channel/channel.ts'
import type { ListingDetails } from '../channel/listing-details.ts'
import { searchTextSchema } from '../search-text.ts'
import type { ListingUnit } from './catalogue-origin.ts'
import type { LinkFileSummary } from './link-file.ts'
import type { MatchQuestion } from './match-proposal.ts'
import type { LinkOrigin } from './match-way.ts'

export const matchingViews = ['all', 'found', 'question', 'linked', 'unlinked'] as const

export type MatchingViewName = (typeof matchingViews)[number]

/** What a merchant can ask of the list of products and their links, as it stands in the page's address. */
export const matchingSearchSchema = z.object({
  view: z.enum(matchingViews).catch('all').default('all'),
  /** Part of a title or of a SKU. */
  query: searchTextSchema,
  page: z.coerce.number().int().min(1).max(100_000).catch(1).default(1),
})

export type MatchingSearch = z.infer<typeof matchingSearchSchema>

/**
 * What a job over a catalogue does. `find`: compare it; `accept`: link all that was certain; `check`: find out what a file of links
 * would change; `apply`: change that.
 */
export const matchingTasks = ['find', 'accept', 'check', 'apply'] as const

export type MatchingTask = (typeof matchingTasks)[number]

/** The last job over the whole catalogue. `interrupted`: it shows no sign of life any more. */
export interface MatchingTaskView {
  readonly task: MatchingTask
  readonly state: 'queued' | 'running' | 'interrupted' | 'done' | 'failed'
  readonly phase: 'waiting' | 'reading' | 'comparing' | 'linking' | 'checking'
  readonly done: number
  readonly total: number | null
  readonly linked: number
  readonly storeCalls: number
  /** What went wrong and what to do now. */
  readonly problem: string | null
  /** ISO. When catalogues were last compared to the end. */
  readonly comparedAt: string | null
}

/** A pair as it is told: by which SKU or barcode, or that a person chose it. */
export interface PairView {
  readonly variant: string
  readonly sku: string
  readonly barcode: string
  readonly by: LinkOrigin
}

export interface LinkView {
  readonly remoteId: string
  readonly title: string
  readonly details: ListingDetails
  readonly pairs: readonly PairView[]
  readonly pairCount: number
}

export type QuestionView = Pick<
  MatchQuestion,
  'kind' | 'by' | 'sku' | 'barcode' | 'candidates' | 'candidateCount' | 'others'
> & {
  readonly variant: string
}

/** A product of the merchant's and what it is in the store. */
export interface MatchRow {
  readonly productId: string
  readonly title: string
  readonly imageUrl: string | null
  readonly status: 'active' | 'draft' | 'archived'
  readonly variantCount: number
  /** Variants with a SKU or barcode that can be compared. */
  readonly keyedCount: number
  /** Variants that are linked, certain or asked for: the others have nothing in the store so far. */
  readonly metCount: number
  readonly linked: readonly LinkView[]
  /** Certain, and waiting for the merchant. */
  readonly found: readonly LinkView[]
  readonly questions: readonly QuestionView[]
  readonly questionCount: number
}

export interface StoreView {
  readonly id: string
  readonly label: string
  readonly channel: string
  /** Whose words are spoken. */
  readonly words: Channel
  readonly unit: ListingUnit
  readonly status: 'active' | 'needs_reconnect' | 'disconnected'
  readonly problem: string | null
}

export interface MatchingView {
  readonly store: StoreView
  readonly task: MatchingTaskView | null
  readonly counts: Readonly<Record<MatchingViewName, number>>
  /** A file of links that waits for the merchant; `summary` null: not checked to the end yet. */
  readonly linkFile: { readonly fileName: string; readonly summary: LinkFileSummary | null } | null
  readonly rows: readonly MatchRow[]
  readonly page: number
  readonly pageCount: number
  /** How many products match the search in this view. */
  readonly total: number
  readonly timeZone: string
}
