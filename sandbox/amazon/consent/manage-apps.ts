import { currentGrant, revoke } from '../auth/grants.ts'
import { html, type Html } from '../../shell/html.ts'
import { formOf, redirect, type AmazonRequest, type Reply } from '../http/exchange.ts'
import type { Seller } from '../state/seller.ts'
import type { World } from '../state/world.ts'
import { sellersAt } from './consent-page.ts'
import { toLoginUri } from './hops.ts'
import { refusalPage, sellerCentralPage } from './layout.ts'

export const MANAGE_PATH = '/apps/manage'

/** “Manage Your Apps”: the Appstore flow and the yearly renewal begin here, and consent is taken back here. */
export function manageApps(world: World, request: AmazonRequest): Reply {
  const { host, base } = request
  if (request.method !== 'POST') return list(world, request)
  const form = formOf(request)
  const seller = sellersAt(world, host).find(({ sellerId }) => sellerId === form.get('seller'))
  if (!seller) return refusalPage(host, 'There is no such selling account.')
  if (form.get('answer') === 'authorize')
    return toLoginUri(world, { site: host, sellerId: seller.sellerId, state: null, redirectUri: null })
  revoke(world, seller.sellerId)
  return redirect(base + MANAGE_PATH, {}, 303)
}

function list(world: World, request: AmazonRequest): Reply {
  const content = html`<p>Apps that may access a selling account of this region.</p>
    <table>
      <thead>
        <tr>
          <th>Selling account</th>
          <th>App</th>
          <th>Authorization</th>
          <th></th>
        </tr>
      </thead>
      <tbody>
        ${sellersAt(world, request.host).map((seller) => row(world, request, seller))}
      </tbody>
    </table>`
  return sellerCentralPage('Manage Your Apps', request.host, content)
}

function row(world: World, { base }: AmazonRequest, { sellerId, name }: Seller): Html {
  const grant = currentGrant(world, sellerId)
  const since = grant ? `since ${new Date(grant.authorizedAt).toISOString().slice(0, 10)}` : 'none'
  return html`<tr>
    <td>${name}<br /><small>${sellerId}</small></td>
    <td>${world.application.name}</td>
    <td>${since}</td>
    <td>
      <form method="post" action="${base}${MANAGE_PATH}">
        <input type="hidden" name="seller" value="${sellerId}" />
        <button class="primary" name="answer" value="authorize">${grant ? 'Renew' : 'Authorize'}</button>
        ${grant && html`<button name="answer" value="disable">Disable app</button>`}
      </form>
    </td>
  </tr>`
}
