import type { ProductPage, ProductRow, ProductSearch } from '../catalog.ts'
import { html, type Html } from '../html.ts'
import { icon } from '../icon.ts'
import { adminPath } from '../paths.ts'
import { layout, type Frame } from './layout.ts'
import { statusBadge, STATUS_NAMES } from './status-badge.ts'
import { thumbnail } from './thumbnail.ts'

const TABS = { ALL: 'All', ...STATUS_NAMES } as const

export function productsPage(frame: Frame, search: ProductSearch, found: ProductPage): string {
  const base = adminPath(frame.shop, 'products')
  const link = (change: Partial<ProductSearch>) => {
    const { query, status, page } = { ...search, page: 1, ...change }
    return `${base}?${new URLSearchParams({ query, status, page: String(page) }).toString()}`
  }
  return layout(
    frame,
    'Products',
    html`<div class="page">
      <div class="page-header">
        ${icon('ProductFilled')}
        <h1>Products</h1>
      </div>
      <section class="card" aria-label="Products">
        <div class="filters">
          <nav class="tabs" aria-label="Status">
            ${(Object.keys(TABS) as (keyof typeof TABS)[]).map(
              (status) =>
                html`<a href="${link({ status })}" ${search.status === status && html`aria-current="true"`}
                  >${TABS[status]}</a
                >`,
            )}
          </nav>
          <form class="filter-search" action="${base}">
            ${icon('Search')}
            <input type="hidden" name="status" value="${search.status}" />
            <input
              type="search"
              name="query"
              value="${search.query}"
              placeholder="Title, vendor or SKU"
              aria-label="Filter products"
            />
          </form>
        </div>
        ${found.rows.length > 0 ? table(frame, found.rows) : nothingFound(search)}
        ${pager(found, (page) => link({ page }))}
      </section>
    </div>`,
  )
}

function table({ shop }: Frame, rows: readonly ProductRow[]): Html {
  return html`<table class="product-table">
    <thead>
      <tr>
        <th scope="col" colspan="2">Product</th>
        <th scope="col">Status</th>
        <th scope="col" class="wide">Type</th>
        <th scope="col" class="wide">Vendor</th>
        <th scope="col" class="number wide">Variants</th>
        <th scope="col" class="number">Media</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (row) =>
          html`<tr>
            <td class="thumbnail-cell">${thumbnail(row.thumbnail, 40, true)}</td>
            <th scope="row">
              <a href="${adminPath(shop, 'products', row.number)}"><bdi>${row.title}</bdi></a>
            </th>
            <td>${statusBadge(row.status)}</td>
            <td class="wide"><bdi>${row.productType}</bdi></td>
            <td class="wide">${row.vendor}</td>
            <td class="number wide">${row.variantCount}</td>
            <td class="number">${row.mediaCount}</td>
          </tr>`,
      )}
    </tbody>
  </table>`
}

const nothingFound = ({ query }: ProductSearch): Html =>
  html`<div class="empty">
    ${icon('Search')}
    <h2>No products found</h2>
    <p>${query ? html`Nothing matches “<bdi>${query}</bdi>”.` : 'There is no product with this status.'}</p>
  </div>`

function pager({ page, pageCount, total }: ProductPage, linkTo: (page: number) => string): Html {
  const step = (to: number, label: string, name: string) =>
    to < 1 || to > pageCount
      ? html`<span class="button disabled" aria-hidden="true">${icon(name)}</span>`
      : html`<a class="button" href="${linkTo(to)}" aria-label="${label}">${icon(name)}</a>`
  return html`<nav class="pager" aria-label="Pages">
    ${step(page - 1, 'Previous page', 'ChevronLeft')}
    <span>Page ${page} of ${pageCount} · ${total} ${total === 1 ? 'product' : 'products'}</span>
    ${step(page + 1, 'Next page', 'ChevronRight')}
  </nav>`
}
