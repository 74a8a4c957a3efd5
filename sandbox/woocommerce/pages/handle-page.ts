import { html } from '../../shell/html.ts'
import type { Reply, SiteRequest } from '../http/exchange.ts'
import { page, redirect } from '../http/exchange.ts'
import { restRoot } from '../rest/handle-rest.ts'
import type { World } from '../state/world.ts'
import type { Product } from '../state/model.ts'
import { productPage } from '../storefront/product-page.ts'
import { shopPage, siteHeader } from '../storefront/shop-page.ts'
import { handleWcAuth, wcAuthStep } from '../wc-auth/handle-wc-auth.ts'
import { authorizeApplication } from './authorize-application.ts'
import { document } from './layout.ts'
import { loginPage } from './login-page.ts'

/** Every page of the site that is no REST answer and no file. */
export async function handlePage(world: World, request: SiteRequest): Promise<Reply> {
  const { path, site } = request
  const step = site.settings.pluginActive ? wcAuthStep(request) : null
  if (step) return handleWcAuth(world, request, step)
  if (path === '/wp-login.php') return loginPage(request)
  if (path === '/wp-admin/authorize-application.php') return authorizeApplication(world, request)
  const product = productAt(request)
  if (product) return withDiscovery(request, productPage(site, site.home(request.isSecure), product))
  if (path === '/' || path === '/index.php' || path === '/wp-json/') return homePage(request)
  return path.endsWith('/') || /\.\w+$/.test(path) ? notFound(request) : withSlash(request)
}

/** The front page, which is also what the REST root leads to with plain permalinks. */
export function homePage(request: SiteRequest): Reply {
  return withDiscovery(request, shopPage(request.site, request.site.home(request.isSecure)))
}

/** Every page says where the REST API is. */
function withDiscovery({ site, isSecure }: SiteRequest, markup: string): Reply {
  const root = restRoot(site.home(isSecure), site.settings.permalinks)
  return page(200, markup, { link: `<${root}>; rel="https://api.w.org/"` })
}

/** WordPress gives unknown addresses their slash before it says that it does not know them. */
function withSlash({ site, isSecure, path, query }: SiteRequest): Reply {
  return redirect(`${site.home(isSecure)}${path}/${query ? `?${query}` : ''}`, {}, 301)
}

function notFound(request: SiteRequest): Reply {
  const { site, isSecure } = request
  const home = site.home(isSecure)
  const content = html`${siteHeader(site, home)}
    <main><h1>That page can’t be found.</h1></main>`
  return { ...withDiscovery(request, document(`Page not found – ${site.title}`, content)), status: 404 }
}

function productAt({ site, path, query }: SiteRequest): Product | undefined {
  const [, slug] = /^\/product\/([^/]+)\/?$/.exec(path) ?? []
  const id = Number(new URLSearchParams(query).get('p') ?? 0)
  const products = [...site.data.products.values()]
  return slug ? products.find((product) => product.slug === slug) : products.find((product) => product.id === id)
}
