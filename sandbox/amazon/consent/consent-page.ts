import { html } from '../../shell/html.ts'
import { formOf, redirect, type AmazonRequest, type Reply } from '../http/exchange.ts'
import { regionOfSite } from '../marketplaces.ts'
import type { Seller } from '../state/seller.ts'
import type { World } from '../state/world.ts'
import { toLoginUri, toRedirectUri } from './hops.ts'
import { refusalPage, sellerCentralPage } from './layout.ts'

export const CONSENT_PATH = '/apps/authorize/consent'

/** The website flow: `GET` shows what is asked for, `POST` is the seller’s answer. */
export function consent(world: World, request: AmazonRequest): Reply {
  const refusal = refusalOf(world, request.query)
  if (refusal) return refusalPage(request.host, refusal)
  return request.method === 'POST' ? answer(world, request) : ask(world, request)
}

/** Why an application may not ask like this; null when it may. */
export function refusalOf({ application }: World, query: URLSearchParams): string | null {
  const { applicationId, isDraft, redirectUris } = application
  const asked = query.get('application_id')
  const redirectUri = query.get('redirect_uri')
  const isBeta = query.get('version') === 'beta'
  if (asked !== null && asked !== applicationId) return `There is no application ${asked}.`
  if (isDraft && !isBeta) return 'This application is a draft: it can be authorized with version=beta only.'
  if (!isDraft && isBeta) return 'This application is published: it cannot be authorized with version=beta.'
  if (redirectUri !== null && !redirectUris.includes(redirectUri))
    return `${redirectUri} is not one of the redirect URIs that are registered for this application.`
  return null
}

export function sellersAt(world: World, site: string): Seller[] {
  return [...world.sellers.values()].filter(({ region }) => region === regionOfSite(site))
}

function ask(world: World, { base, path, query, host }: AmazonRequest): Reply {
  const { application } = world
  if (query.get('application_id') === null) return refusalPage(host, 'No application was named.')
  const [first, ...others] = sellersAt(world, host)
  if (!first) return refusalPage(host, 'Nobody sells in this region.')
  const content = html`<p><strong>${application.name}</strong> would like to access your selling account.</p>
    <p>Roles: ${application.roles.join(', ')}</p>
    <form method="post" action="${base}${path}?${query.toString()}">
      <fieldset>
        <legend>Selling account</legend>
        ${[first, ...others].map(
          ({ sellerId, name }) =>
            html`<label>
              <input type="radio" name="seller" value="${sellerId}" ${sellerId === first.sellerId && html`checked`} />
              ${name} <small>${sellerId}</small>
            </label>`,
        )}
      </fieldset>
      <button class="primary" name="answer" value="confirm">Confirm</button>
      <button name="answer" value="cancel">Cancel</button>
    </form>`
  return sellerCentralPage(`Authorize ${application.name}`, host, content)
}

/** Amazon says nothing to the app when a seller cancels. */
function answer(world: World, request: AmazonRequest): Reply {
  const { host, query, base } = request
  const form = formOf(request)
  if (form.get('answer') !== 'confirm') return redirect(`${base}/apps/manage`, {}, 303)
  const seller = sellersAt(world, host).find(({ sellerId }) => sellerId === form.get('seller'))
  if (!seller) return refusalPage(host, 'There is no such selling account.')
  const state = query.get('state')
  const redirectUri = query.get('redirect_uri')
  const { loginUri, redirectUris } = world.application
  if (loginUri) return toLoginUri(world, { site: host, sellerId: seller.sellerId, state, redirectUri })
  return toRedirectUri(world, seller, redirectUri ?? redirectUris[0] ?? '', state)
}
