import { z } from 'zod'
import { listingDetailsSchema } from '../channel/listing-details.ts'

/** One line of a file of links: a variant of the merchant's, and the listing it is to be. */
export const linkFileRowSchema = z.object({
  /** As spreadsheets count; the header is line 1. */
  line: z.number(),
  /** '' where the line names the variant by its SKU. */
  variantId: z.string(),
  sku: z.string(),
  /** '' changes nothing. */
  sellerSku: z.string(),
  asin: z.string(),
  action: z.enum(['', 'unlink']),
})

export type LinkFileRow = z.infer<typeof linkFileRowSchema>

/** What applying the file does to one variant: these listings go, this one comes. */
export const linkChangeSchema = z.object({
  line: z.number(),
  productId: z.string(),
  variantId: z.string(),
  /** Product and variant, as the merchant calls them. */
  title: z.string(),
  remove: z.array(z.string()),
  add: z
    .object({
      remoteId: z.string(),
      title: z.string(),
      status: z.enum(['active', 'draft', 'archived']),
      imageUrl: z.string().nullable(),
      details: listingDetailsSchema,
    })
    .nullable(),
})

export type LinkChange = z.infer<typeof linkChangeSchema>

/**
 * Why a line cannot be followed:
 * `no_variant`, names none; `unknown_variant`; `ambiguous_sku`, several variants have it; `unknown_listing`, the account has no such
 * SKU; `spoiled_sku`, a spreadsheet made a number of it; `parent`, the listing only groups others; `other_asin`, the listing has
 * another one; `needs_sku`, an ASIN alone; `twice`, another line gives the listing to another variant; `taken`, it is linked to a
 * variant that the file does not change; `contradiction`, the file links and unlinks it.
 */
const linkFileProblems = [
  'no_variant',
  'unknown_variant',
  'ambiguous_sku',
  'unknown_listing',
  'spoiled_sku',
  'parent',
  'other_asin',
  'needs_sku',
  'twice',
  'taken',
  'contradiction',
] as const

const linkFileErrorSchema = z.object({
  line: z.number(),
  problem: z.enum(linkFileProblems),
  /** What the line says, and what stands against it. */
  value: z.string(),
  other: z.string(),
})

export type LinkFileError = z.infer<typeof linkFileErrorSchema>

/** What a page shows of a checked file: how much it changes, and the first lines of each kind. */
export const linkFileSummarySchema = z.object({
  lines: z.number(),
  unchanged: z.number(),
  changeCount: z.number(),
  errorCount: z.number(),
  changes: z.array(linkChangeSchema),
  errors: z.array(linkFileErrorSchema),
})

export type LinkFileSummary = z.infer<typeof linkFileSummarySchema>
