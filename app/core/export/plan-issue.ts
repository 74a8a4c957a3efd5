import { z } from 'zod'
import { assetIssueWords, type AssetIssue } from '../assets/asset-issues.ts'

/**
 * One thing that the merchant should know before approving. `error`: the picture is left out of the export. `warning`: it
 * goes, but not quite as mapped. `info`: nothing is wrong.
 */
export const planIssueSchema = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  /** The picture it is about; null = the whole listing. */
  assetId: z.string().nullable(),
  happened: z.string(),
  remedy: z.string(),
})

export type PlanIssue = z.infer<typeof planIssueSchema>

type IssueText = Pick<PlanIssue, 'severity' | 'happened' | 'remedy'>

const megabytes = (bytes: number) => `${Math.round(bytes / 1_048_576)} MB`

/** One row per code of planning itself; what is wrong with a file has its words in core/assets. */
const texts = {
  listing_gone: () => ({
    severity: 'error',
    happened: 'This product no longer exists in the store.',
    remedy: 'Take it out of the export.',
  }),
  nothing_mapped: () => ({
    severity: 'info',
    happened: 'No pictures are mapped to this product.',
    remedy: 'Map a picture to it, or take the product out of the export.',
  }),
  too_many_media: (limit: number) => ({
    severity: 'error',
    happened: `The product would have more than ${limit} pictures, so this one is left out.`,
    remedy: 'Remove pictures of the product that are no longer needed, or map fewer.',
  }),
  alt_too_long: (limit: number) => ({
    severity: 'warning',
    happened: `The alt text is longer than ${limit} characters and will be cut.`,
    remedy: 'Shorten the alt text on the mapping page.',
  }),
  alt_shared: () => ({
    severity: 'warning',
    happened:
      'The picture goes to several products with different alt texts, but a file has only one; the first is used.',
    remedy: 'Give the picture the same alt text everywhere.',
  }),
  swatch_not_shown: () => ({
    severity: 'info',
    happened: 'This store has no place for swatch pictures, so this one stays out.',
    remedy: 'Map it in another role if it should be shown.',
  }),
  variant_leads: () => ({
    severity: 'info',
    happened: 'This picture of the variant becomes the main picture of its listing.',
    remedy: 'Map another one to the variant as its main picture if that should lead.',
  }),
  main_missing: () => ({
    severity: 'warning',
    happened: 'The listing has no main picture of yours, and none is mapped; the store hides listings without one.',
    remedy: 'Map a picture to the product, or to this variant, as its main picture.',
  }),
  main_kept: () => ({
    severity: 'warning',
    happened: 'The main picture is no longer mapped, but a listing must have one, so it stays.',
    remedy: 'Map a picture as the main picture to replace it.',
  }),
  same_view: (place: number) => ({
    // Two sides of a plain product look the same too.
    severity: 'info',
    happened: `Seen small, it looks nearly the same as ${place === 1 ? 'the main picture' : `picture ${place}`} of the listing.`,
    remedy: 'Each picture is to show another view: map only one of them, unless they do.',
  }),
  move_impossible: () => ({
    severity: 'warning',
    happened:
      'A picture of this listing would have to move to another place, but the address it once came from no longer works, so the channel will refuse the change.',
    remedy:
      'Choose that everything that is not mapped leaves, so that it is replaced, or put it into the library and map it too.',
  }),
  variant_gone: () => ({
    severity: 'warning',
    happened: 'A variant that this picture is mapped to no longer exists in the store.',
    remedy: 'Map the picture to another variant, or to the whole product.',
  }),
  variant_not_linked: () => ({
    severity: 'warning',
    happened: 'Nothing in this store is linked to the variant that this picture is for, so it stays out.',
    remedy: 'Link the variant on the page of the store’s products, or map the picture to the whole product.',
  }),
  mirror_needs_mapping: () => ({
    severity: 'warning',
    happened: 'No picture is mapped to this product, so mirroring would empty it; its pictures stay.',
    remedy: 'Map pictures to it, or take the product out of the export.',
  }),
  removals_held: () => ({
    severity: 'warning',
    happened: 'A mapped picture of this product can’t be sent, so nothing is removed from it.',
    remedy: 'Solve that first, then plan again.',
  }),
  removal_not_ready: () => ({
    severity: 'warning',
    happened: 'The store is still processing a picture that would be removed, or failed to; it stays for now.',
    remedy: 'Plan again in a few minutes, or remove it by hand.',
  }),
  video_not_taken: () => ({
    severity: 'info',
    happened: 'This store takes no product videos, so this one stays out.',
    remedy: 'Nothing to do; it goes to the stores that take videos.',
  }),
  video_left_out: () => ({
    severity: 'info',
    happened: 'Videos stay out of this store: its products have no place for them.',
    remedy:
      'To upload them to its media library all the same, open the store in Settings, choose so under Videos, and plan again.',
  }),
  video_needs_access: () => ({
    severity: 'info',
    happened: 'Videos stay out of this store: REST keys don’t cover its media library.',
    remedy: 'To upload videos, connect the store with an application password.',
  }),
  video_only_in_library: () => ({
    severity: 'warning',
    happened:
      'The description of this product has code that the store would take out if anybody saved it from outside, so the video only goes to the media library.',
    remedy: 'Put the video into the description in WordPress, or take the code out and plan again.',
  }),
  video_type: () => ({
    severity: 'error',
    happened: 'This store does not take videos of this type.',
    remedy: 'Export the video as an MP4 (H.264) and upload it again.',
  }),
  video_too_large: (limit: number) => ({
    severity: 'error',
    happened: `The video is larger than ${megabytes(limit)}.`,
    remedy: 'Export it with a lower bit rate and upload it again.',
  }),
  video_too_long: (limitMs: number) => ({
    severity: 'error',
    happened: `The video is longer than ${Math.round(limitMs / 60_000)} minutes.`,
    remedy: 'Cut it and upload it again.',
  }),
  video_too_wide: (limit: number) => ({
    severity: 'error',
    happened: `The video has more than ${limit} pixels on its longest side.`,
    remedy: 'Export it in 4K or smaller and upload it again.',
  }),
  video_too_high: (limit: number) => ({
    severity: 'error',
    happened: `The video has more than ${limit} pixels on its shorter side.`,
    remedy: 'Export it in 4K or smaller and upload it again.',
  }),
} satisfies Record<string, (limit: number) => IssueText>

/** Whether a listing stays as it is because its product has no mapping. */
export function hasNothingMapped(issues: readonly Pick<PlanIssue, 'code'>[]): boolean {
  return issues.some(({ code }) => code === ('nothing_mapped' satisfies keyof typeof texts))
}

export function planIssue(code: keyof typeof texts, assetId: string | null, limit = 0): PlanIssue {
  const describe: (limit: number) => IssueText = texts[code]
  return { code, assetId, ...describe(limit) }
}

/** A picture of which no file can be made that the channel takes. */
export function assetPlanIssue(assetId: string, issue: AssetIssue): PlanIssue {
  return { code: issue.code, severity: 'error', assetId, ...assetIssueWords(issue) }
}
