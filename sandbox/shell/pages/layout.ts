import type { Shop } from '../../shopify/state/shop.ts'
import { html, type Html } from '../html.ts'
import { icon } from '../icon.ts'
import { adminPath, type ShellApp } from '../paths.ts'

/** A storefront of another platform. */
export interface StoreLink {
  name: string
  url: string
}

export interface Frame {
  app: ShellApp
  shop: Shop
  /** All shops of the sandbox, for the switcher. */
  shops: readonly Shop[]
  stores: readonly StoreLink[]
  sellerCentral: readonly StoreLink[]
  /** Which entry of the navigation is the current one. */
  current: 'products' | 'app'
}

/** The admin around a page: top bar, navigation, and the place for toasts. */
export function layout(frame: Frame, title: string, content: Html): string {
  const { shop } = frame
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · ${shop.identity.name} · Shop admin (sandbox)</title>
        <link rel="icon" href="/mediaport.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/shell.css" />
        <script src="/shell.js" defer></script>
      </head>
      <body>
        <a class="skip" href="#main">Skip to content</a>
        ${topBar(frame)}
        <div class="admin">
          ${navigation(frame)}
          <main id="main" tabindex="-1">${content}</main>
        </div>
        <div class="toasts" id="toasts" role="status" aria-live="polite"></div>
      </body>
    </html>`.markup.trim()
}

function topBar({ shop, shops, app }: Frame): Html {
  return html`<header class="top-bar">
    <button class="top-button menu-button" id="menu" type="button" aria-expanded="false" aria-controls="navigation">
      ${icon('Menu')}<span class="hidden">Menu</span>
    </button>
    <a class="brand" href="${adminPath(shop)}">${icon('StoreFilled')}<span>Shop admin</span></a>
    <form class="search" role="search" action="${adminPath(shop, 'products')}">
      ${icon('Search')}
      <input type="search" name="query" placeholder="Search products" aria-label="Search products" />
    </form>
    <details class="switcher">
      <summary>
        <span class="initials" aria-hidden="true">${initials(shop.identity.name)}</span>
        <span class="shop-name">${shop.identity.name}</span>
        <span class="hidden">, switch shop</span>
      </summary>
      <ul>
        ${shops.map(
          (other) =>
            html`<li>
              <a href="${adminPath(other, 'apps', app.handle)}" ${other === shop && html`aria-current="true"`}>
                <span class="initials" aria-hidden="true">${initials(other.identity.name)}</span>
                <span>${other.identity.name}<small>${other.identity.domain}</small></span>
                ${other === shop && icon('Check')}
              </a>
            </li>`,
        )}
      </ul>
    </details>
  </header>`
}

function navigation({ shop, app, stores, sellerCentral, current }: Frame): Html {
  const currentAt = (entry: Frame['current']) => current === entry && html`aria-current="page"`
  return html`<nav class="navigation" id="navigation" aria-label="Admin">
    <ul>
      <li>
        <a href="${adminPath(shop, 'products')}" ${currentAt('products')}>${icon('Product')}Products</a>
      </li>
    </ul>
    <h2>Apps</h2>
    <ul>
      <li>
        <a id="app-home" href="${adminPath(shop, 'apps', app.handle)}" ${currentAt('app')}>
          <img src="/mediaport.svg" alt="" width="20" height="20" />${app.name}
        </a>
        <ul id="app-navigation" class="app-navigation"></ul>
      </li>
    </ul>
    ${linkList('WooCommerce stores', stores)} ${linkList('Seller Central', sellerCentral)}
    <p class="sandbox-note">Sandbox: nothing here leaves your computer.</p>
  </nav>`
}

/** Pages of other platforms, each in a tab of its own. */
function linkList(title: string, links: readonly StoreLink[]): Html | false {
  return (
    links.length > 0 &&
    html`<h2>${title}</h2>
      <ul>
        ${links.map(
          ({ name, url }) =>
            html`<li>
              <a href="${url}/" target="_blank" rel="noopener">${icon('StoreFilled')}${name}</a>
            </li>`,
        )}
      </ul>`
  )
}

const initials = (name: string) =>
  name
    .split(/\s+/)
    .map((word) => word[0] ?? '')
    .filter((letter) => /\p{L}/u.test(letter))
    .slice(0, 2)
    .join('')
