import { html, type Html } from '../../shell/html.ts'
import { imageView } from '../images/image-view.ts'
import { document } from '../pages/layout.ts'
import { priceOf, variationsOf } from '../products/price.ts'
import { permalinkOf } from '../products/product-view.ts'
import type { Product } from '../state/model.ts'
import type { Site } from '../state/site.ts'

/** The front page: every product that is published. */
export function shopPage(site: Site, home: string): string {
  const products = [...site.data.products.values()].filter(({ status }) => status === 'publish')
  return document(
    site.title,
    html`${siteHeader(site, home)}
      <main>
        <h1>Shop</h1>
        ${products.length === 0 && html`<p>No products were found.</p>`}
        <ul class="products">
          ${products.map((product) => html`<li>${productCard(site, home, product)}</li>`)}
        </ul>
      </main>`,
  )
}

export function siteHeader({ title, settings }: Site, home: string): Html {
  return html`<header class="site">
    <a href="${home}/">${title}</a>
    <small>WooCommerce ${settings.version} (sandbox)</small>
  </header>`
}

function productCard(site: Site, home: string, product: Product): Html {
  const price = priceOf(site, product)
  const count = product.type === 'variable' ? variationsOf(site, product.id).length : 0
  return html`<a href="${permalinkOf(home, product)}">
    ${picture(site, home, product.imageId, product.name)}
    <strong>${product.name}</strong>
    <div class="muted">
      ${price !== '' && `${count > 0 ? 'From ' : ''}$${Number(price).toFixed(2)}`}${count > 0 && ` · ${count} variations`}
    </div>
  </a>`
}

/** A picture by its attachment, or an empty place. */
function picture(site: Site, home: string, id: number, alt: string): Html {
  const image = imageView(site, home, id)
  if (!image) return html`<span class="picture" role="img" aria-label="No picture"></span>`
  return html`<img class="picture" src="${String(image['thumbnail'])}" alt="${String(image['alt'] || alt)}" />`
}
