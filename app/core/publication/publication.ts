import { z } from 'zod'
import { listingSlots } from '../channel/listing-slot.ts'

/**
 * What became of an item that its channel accepted. `accepted`: it is still at work. `live`: shoppers see every picture of the export.
 * `not_shown`: they see others. `suppressed`: the listing is hidden from them. `rejected`: the channel took a picture back out.
 * `unknown`: after two days nobody can tell. `superseded`: another export changed the listing before this one was settled.
 */
export const publicationStates = [
  'accepted',
  'live',
  'not_shown',
  'suppressed',
  'rejected',
  'unknown',
  'superseded',
] as const

export type PublicationState = (typeof publicationStates)[number]

/** A stored word as a state; what a later version may have written reads as not known. */
export function toPublicationState(word: string): PublicationState {
  return publicationStates.find((state) => state === word) ?? 'unknown'
}

/** A picture that an export brought or took out, and what shoppers see in its place. */
export const publishedPictureSchema = z.object({
  slot: z.enum(listingSlots),
  /** Null: it is none of the library, such as one that an undo brought back. */
  assetId: z.string().nullable(),
  /** `still`: it was taken out, and is there. `unknown`: it could not be compared. */
  shown: z.enum(['ours', 'another', 'nothing', 'still', 'unknown']),
  /** Bits of 64 in which the two differ. */
  distance: z.number().nullable(),
  /** Of what shoppers see. */
  url: z.string().nullable(),
})

export type PublishedPicture = z.infer<typeof publishedPictureSchema>
