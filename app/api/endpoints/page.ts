import { z } from 'zod'

/** One page of a list; ask for the next with `cursor`. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({
    items: z.array(item).readonly(),
    nextCursor: z.string().nullable(),
    previousCursor: z.string().nullable(),
    total: z.int().nullable().meta({ description: 'How many there are in all, where that is known cheaply' }),
  })
}
