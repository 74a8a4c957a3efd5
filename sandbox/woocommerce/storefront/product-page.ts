import { html, trusted, type Html } from '../../shell/html.ts'
import { imageView } from '../images/image-view.ts'
import { document } from '../pages/layout.ts'
import { variationName } from '../products/attributes.ts'
import { priceHtml, variationsOf } from '../products/price.ts'
import { showsVariationGalleries } from '../products/variation-gallery.ts'
import { renderText } from '../products/rich-text.ts'
import type { Product, Variation } from '../state/model.ts'
import type { Site } from '../state/site.ts'
import { siteHeader } from './shop-page.ts'

/** What a shopper sees of a product: featured picture, gallery, and each variation with its own pictures. */
export function productPage(site: Site, home: string, product: Product): string {
  const variations = variationsOf(site, product.id)
  return document(
    `${product.name} – ${site.title}`,
    html`${siteHeader(site, home)}
      <main>
        <div class="product">
          <div>
            ${full(site, home, product.imageId)}
            <div class="gallery" aria-label="Gallery">${product.galleryIds.map((id) => full(site, home, id))}</div>
          </div>
          <div>
            <h1>${product.name}</h1>
            <p>${trusted(priceHtml(site, product))}</p>
            ${trusted(renderText(product.description || product.shortDescription))}
            <p class="muted">SKU: ${product.sku || 'none'}</p>
          </div>
        </div>
        ${variations.length > 0 && variationTable(site, home, variations)}
      </main>`,
  )
}

function variationTable(site: Site, home: string, variations: readonly Variation[]): Html {
  return html`<h2>Variations</h2>
    <table>
      <thead>
        <tr>
          <th>Picture</th>
          <th>Variation</th>
          <th>SKU</th>
          <th>Further views</th>
        </tr>
      </thead>
      <tbody>
        ${variations.map(
          (variation) =>
            html`<tr>
              <td>${small(site, home, variation.imageId) ?? html`<span class="muted">as the product</span>`}</td>
              <td>${variationName(variation)}</td>
              <td>${variation.sku}</td>
              <td>${views(site, variation).map((id) => small(site, home, id))}</td>
            </tr>`,
        )}
      </tbody>
    </table>`
}

const views = (site: Site, { galleryIds }: Variation): readonly number[] =>
  showsVariationGalleries(site) ? galleryIds : []

function full(site: Site, home: string, id: number): Html | null {
  const image = imageView(site, home, id)
  return image && html`<img class="picture" src="${String(image['src'])}" alt="${String(image['alt'])}" />`
}

function small(site: Site, home: string, id: number): Html | null {
  const image = imageView(site, home, id)
  return image && html`<img src="${String(image['thumbnail'])}" alt="${String(image['alt'])}" />`
}
