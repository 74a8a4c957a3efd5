import { z } from 'zod'
import type { MappableProduct } from '../core/mapping/mapping.ts'
import type { Prisma } from '../generated/prisma/client.ts'

const optionsSchema = z.array(z.object({ name: z.string(), values: z.array(z.string()) }))
const optionValuesSchema = z.record(z.string(), z.string())

export const mappableProductColumns = {
  id: true,
  title: true,
  handle: true,
  options: true,
  variants: {
    select: { id: true, title: true, sku: true, optionValues: true },
    orderBy: { position: 'asc' },
  },
} satisfies Prisma.ProductSelect

type ProductRow = Prisma.ProductGetPayload<{ select: typeof mappableProductColumns }>

export function toMappableProduct({ options, variants, ...product }: ProductRow): MappableProduct {
  return {
    ...product,
    options: optionsSchema.parse(options),
    variants: variants.map((variant) => ({ ...variant, optionValues: optionValuesSchema.parse(variant.optionValues) })),
  }
}
