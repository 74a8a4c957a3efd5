import type { Picture, ProductDetails } from '../catalog.ts'
import { html, type Html } from '../html.ts'
import { icon } from '../icon.ts'
import { adminPath } from '../paths.ts'
import { layout, type Frame } from './layout.ts'
import { statusBadge } from './status-badge.ts'
import { thumbnail } from './thumbnail.ts'

/** Media beyond these are behind a button, so that a product with 249 of them opens at once. */
const MEDIA_AT_FIRST = 12

/** A product as its merchant knows it. The `live` part is replaced while the page is open (`client/live.ts`). */
export function productPage(frame: Frame, product: ProductDetails): string {
  const { app, shop } = frame
  return layout(
    frame,
    product.title,
    html`<div class="page">
      <div class="page-header">
        <a class="button back" href="${adminPath(shop, 'products')}" aria-label="Back to products"
          >${icon('ArrowLeft')}</a
        >
        <h1><bdi>${product.title}</bdi></h1>
        ${statusBadge(product.status)}
        <details class="actions-menu">
          <summary class="button">More actions ${icon('ChevronDown')}</summary>
          <ul>
            <li>
              <a href="${adminPath(shop, 'apps', app.handle, 'app', 'products')}"
                >${icon('Export')}Export images with ${app.name}</a
              >
            </li>
          </ul>
        </details>
      </div>
      <div class="columns" id="live" data-live="${adminPath(shop, 'products', product.number, 'live')}">
        ${productBody(product)}
      </div>
    </div>`,
  )
}

export function productBody(product: ProductDetails): Html {
  return html`<div class="column-main">${mediaCard(product)}${variantsCard(product)}</div>
    <div class="column-side">${factsCard(product)}</div>`
}

function mediaCard({ media, variants }: ProductDetails): Html {
  const usedBy = (picture: Picture) => variants.filter((variant) => variant.picture?.id === picture.id).length
  const tile = (picture: Picture) => mediaTile(picture, usedBy(picture))
  const rest = media.slice(MEDIA_AT_FIRST)
  return html`<section class="card" aria-labelledby="media-title">
    <h2 id="media-title">Media <span class="count">${media.length}</span></h2>
    ${
      media.length === 0 &&
      html`<div class="empty">
        ${icon('Image')}
        <p>This product has no pictures yet.</p>
      </div>`
    }
    <ol class="media-grid">
      ${media.slice(0, MEDIA_AT_FIRST).map(tile)}
    </ol>
    ${
      rest.length > 0 &&
      html`<details class="more-media" id="more-media">
        <summary class="button">Show all ${media.length}</summary>
        <ol class="media-grid" start="${MEDIA_AT_FIRST + 1}">
          ${rest.map(tile)}
        </ol>
      </details>`
    }
  </section>`
}

function mediaTile(picture: Picture, variantCount: number): Html {
  const badge =
    variantCount > 0 &&
    html`<span class="tile-badge">${variantCount} ${variantCount === 1 ? 'variant' : 'variants'}</span>`
  return html`<li class="tile" data-media-id="${picture.id}" data-status="${picture.status}">
    <figure>
      <div class="tile-picture">${thumbnail(picture, 240, true)}${badge}</div>
      <figcaption>
        ${picture.alt ? html`<bdi>${picture.alt}</bdi>` : html`<span class="subdued">No alt text</span>`}
        <small title="${picture.fileName}">${picture.fileName}</small>
      </figcaption>
    </figure>
  </li>`
}

function variantsCard({ options, variants }: ProductDetails): Html {
  return html`<section class="card" aria-labelledby="variants-title">
    <h2 id="variants-title">Variants <span class="count">${variants.length}</span></h2>
    <dl class="options">
      ${options.map(
        ({ name, values }) =>
          html`<div>
            <dt><bdi>${name}</bdi></dt>
            <dd>${values.map((value) => html`<bdi class="chip">${value}</bdi>`)}</dd>
          </div>`,
      )}
    </dl>
    <table class="variant-table">
      <thead>
        <tr>
          <th scope="col" colspan="2">Variant</th>
          <th scope="col">SKU</th>
          <th scope="col" class="number">Price</th>
        </tr>
      </thead>
      <tbody>
        ${variants.map(
          ({ id, title, sku, price, picture }) =>
            html`<tr data-variant-id="${id}" data-media-id="${picture?.id ?? ''}">
              <td class="thumbnail-cell">${thumbnail(picture, 40, true)}</td>
              <th scope="row"><bdi>${title}</bdi></th>
              <td class="sku"><bdi>${sku || '–'}</bdi></td>
              <td class="number">${price}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </section>`
}

function factsCard({ status, productType, vendor, handle, tags }: ProductDetails): Html {
  const fact = (name: string, value: Html | string) =>
    html`<dt>${name}</dt>
      <dd>${value}</dd>`
  return html`<section class="card" aria-labelledby="facts-title">
    <h2 id="facts-title">Product organisation</h2>
    <dl class="facts">
      ${fact('Status', statusBadge(status))} ${fact('Type', html`<bdi>${productType || '–'}</bdi>`)}
      ${fact('Vendor', vendor)} ${fact('Handle', html`<bdi>${handle}</bdi>`)}
      ${fact('Tags', html`${tags.length > 0 ? tags.map((tag) => html`<span class="chip">${tag}</span>`) : '–'}`)}
    </dl>
  </section>`
}
