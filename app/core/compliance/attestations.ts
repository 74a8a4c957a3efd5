import { z } from 'zod'

/** What only a person can judge; Amazon's rules as statements to vouch for. */
const checklist = [
  'true_to_product',
  'photograph',
  'nothing_extra',
  'nothing_laid_over',
  'out_of_packaging',
  'no_mannequin',
  'decent',
  'no_amazon_marks',
] as const

/** Statements that stand against a finding, where pixels cannot tell and the merchant can. */
const answers = ['background_allowed', 'whole_product', 'sold_as_set', 'no_added_text'] as const

export const statementIds = [...checklist, ...answers] as const
export type StatementId = (typeof statementIds)[number]

/** Somebody vouched for a statement. It is kept with the picture and never counts as a measurement. */
export const attestationSchema = z.object({
  statement: z.enum(statementIds),
  /** Who, as the shop's admin names them. */
  by: z.string(),
  /** ISO 8601, UTC. */
  at: z.string(),
})
export type Attestation = z.infer<typeof attestationSchema>

const statements: Readonly<Record<StatementId, string>> = {
  true_to_product: 'It shows exactly the product that is sold, as the title says: colour, size, number of pieces.',
  photograph: 'It is a photograph of the actual product, not a drawing, a rendering or a generated picture.',
  nothing_extra: 'Nothing is in it that the buyer doesn’t get: no props, no accessories that cost extra.',
  nothing_laid_over:
    'Nothing was laid over the product: no watermark, no writing and no logo but what is printed on the product itself.',
  out_of_packaging: 'The product is shown without its packaging, unless the packaging is what is sold.',
  no_mannequin: 'No mannequin is visible, and people wear the product the way the category’s style guide says.',
  decent: 'There is no nudity and nothing offensive.',
  no_amazon_marks: 'No Amazon marks or badges are in it, such as “Amazon’s Choice” or “Best Seller”.',
  background_allowed: 'The category allows this background for main pictures.',
  whole_product: 'The product itself is whole; only the person or the stand that carries it leaves the frame.',
  sold_as_set: 'All parts in the picture are sold together as one product.',
  no_added_text: 'The small marks belong to the product; nothing was written on the picture.',
}

export function statementText(id: StatementId): string {
  return statements[id]
}

/** In the order in which they are asked. */
export const humanChecklist: readonly StatementId[] = checklist
