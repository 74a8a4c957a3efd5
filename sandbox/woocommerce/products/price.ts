import type { Product, Variation } from '../state/model.ts'
import type { Site } from '../state/site.ts'

export const variationsOf = ({ data }: Site, productId: number): Variation[] =>
  [...data.variations.values()].filter(({ parentId }) => parentId === productId)

/** What it costs now; a variable product costs what its cheapest variation does. */
export function priceOf(site: Site, post: Product | Variation): string {
  if (post.kind === 'product' && post.type === 'variable') return String(rangeOf(site, post)?.[0] ?? '')
  return post.salePrice || post.regularPrice
}

function rangeOf(site: Site, product: Product): [number, number] | null {
  const prices = variationsOf(site, product.id)
    .map((variation) => variation.salePrice || variation.regularPrice)
    .filter((price) => price !== '')
    .map(Number)
  return prices.length === 0 ? null : [Math.min(...prices), Math.max(...prices)]
}

/** The price as the shop's pages write it. */
export function priceHtml(site: Site, product: Product): string {
  const range = product.type === 'variable' ? rangeOf(site, product) : null
  const price = priceOf(site, product)
  if (!range || range[0] === range[1]) return price === '' ? '' : amount(Number(price))
  const [least, most] = range
  const hidden = ' aria-hidden="true"'
  const words = `Price range: &#36;${least.toFixed(2)} through &#36;${most.toFixed(2)}`
  return `${amount(least, hidden)} <span${hidden}>&ndash;</span> ${amount(most, hidden)}<span class="screen-reader-text">${words}</span>`
}

function amount(price: number, attributes = ''): string {
  const symbol = '<span class="woocommerce-Price-currencySymbol" translate="no">&#36;</span>'
  return `<span class="woocommerce-Price-amount amount"${attributes}><bdi>${symbol}${price.toFixed(2)}</bdi></span>`
}
