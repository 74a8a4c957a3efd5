import type { ShopifySandbox } from '../sandbox/shopify/server.ts'

export const colours = ['Red', 'Green', 'Blue', 'Black']

/** What both ways of exporting work on. */
export interface BenchShop {
  readonly sandbox: ShopifySandbox
  readonly products: readonly string[]
  /** One picture per product and colour, by `pictureKey`. */
  readonly pictures: ReadonlyMap<string, Buffer>
}

export const pictureKey = (product: number, colour: string) => `picture-${product}-${colour}`
