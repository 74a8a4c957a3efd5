import { z } from 'zod'
import { type PictureFixes, stepsOf } from '../assets/picture-fixes.ts'
import { attestationSchema } from './attestations.ts'
import type { Circumstances } from './judge.ts'
import { profileIds, profileOfProductType } from './profiles.ts'

/** What a person said about a picture, as it is kept. */
export const reviewSchema = z.object({
  profile: z.enum(profileIds).nullable().catch(null),
  attestations: z.array(attestationSchema).catch([]),
})

/**
 * What a picture is judged by: the kind that the merchant chose, else that of the first listing with a known product type. `fixes`:
 * what was done to the picture that was measured.
 */
export function circumstancesOf(
  review: unknown,
  productTypes: readonly string[],
  fixes: PictureFixes | null = null,
): Circumstances {
  const { profile, attestations } = reviewSchema.parse(review ?? { profile: null, attestations: [] })
  const known = productTypes.map(profileOfProductType).find((id) => id !== 'standard')
  return { profile: profile ?? known ?? 'standard', attestations, carriedOut: fixes ? stepsOf(fixes) : [] }
}
