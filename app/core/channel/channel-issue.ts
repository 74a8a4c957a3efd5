import { z } from 'zod'
import { listingSlots } from './listing-slot.ts'

/**
 * What a channel finds wrong with a listing, or would if a change were made to it. `error`: it refuses, or shows less because of it.
 */
export const channelIssueSchema = z.object({
  /** The platform's own code; '' where it gives none. */
  code: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  /** The place it is about; null: the listing, or something that is no picture. */
  slot: z.enum(listingSlots).nullable(),
  /** About something that exports write. What is wrong elsewhere in a listing is advice. */
  ours: z.boolean(),
  /** What the platform does because of it, unless the listing is exempt: takes it off its pages, or leaves the picture out. */
  effect: z.enum(['listing_hidden', 'picture_hidden']).nullable(),
  /** In a merchant's words: what is the matter, and what to do now. */
  happened: z.string(),
  remedy: z.string(),
  /** The platform's own text. */
  message: z.string(),
})

export type ChannelIssue = z.infer<typeof channelIssueSchema>
