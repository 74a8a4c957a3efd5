import { html } from '../../shell/html.ts'
import { applicationPasswordsAvailable, createApplicationPassword } from '../auth/application-passwords.ts'
import { nonceFor, personOf } from '../auth/session.ts'
import type { Reply, SiteRequest } from '../http/exchange.ts'
import { page, redirect } from '../http/exchange.ts'
import type { User } from '../state/model.ts'
import type { World } from '../state/world.ts'
import { document, refusal } from './layout.ts'

const ACTION = 'authorize_application_password'
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** What an application asks for, in the query and again in the form. */
interface Request {
  appName: string
  appId: string
  successUrl: string
  rejectUrl: string
}

/** `wp-admin/authorize-application.php`: a person grants an application password, which goes back in the address. */
export function authorizeApplication(world: World, request: SiteRequest): Reply {
  const { site, isSecure, method, uri } = request
  const user = personOf(request)
  if (!user) {
    const here = encodeURIComponent(new URL(uri, site.home(isSecure)).href)
    return redirect(`${site.home(isSecure)}/wp-login.php?redirect_to=${here}&reauth=1`)
  }
  if (!applicationPasswordsAvailable(site, isSecure)) {
    return page(501, refusal('Cannot Authorize Application', 'Application passwords are not available.'))
  }
  const form = new URLSearchParams(method === 'POST' ? request.body.toString('utf8') : request.query)
  const asked = askedIn(form)
  const breach = breachOf(request, asked)
  if (breach) {
    const message = `The Authorize Application request is not allowed. ${breach}`
    return page(500, refusal('Cannot Authorize Application', message))
  }
  return method === 'POST' ? decide(world, request, user, asked, form) : page(200, approvalPage(request, user, asked))
}

function askedIn(form: URLSearchParams): Request {
  const text = (name: string) => form.get(name) ?? ''
  return {
    ...{ appName: text('app_name'), appId: text('app_id') },
    ...{ successUrl: text('success_url'), rejectUrl: text('reject_url') },
  }
}

/** Addresses to return to are https, unless the site is said to be local. */
function breachOf({ site }: SiteRequest, { appId, successUrl, rejectUrl }: Request): string | null {
  for (const url of [successUrl, rejectUrl].filter((candidate) => candidate !== '')) {
    if (!URL.canParse(url) || ['javascript:', 'data:'].includes(new URL(url).protocol)) return 'Invalid URL format.'
    const isPlain = new URL(url).protocol === 'http:'
    if (isPlain && site.settings.environmentType !== 'local') {
      return 'The URL must be served over a secure connection.'
    }
  }
  return appId === '' || UUID.test(appId) ? null : 'The application ID must be a UUID.'
}

function decide(world: World, request: SiteRequest, user: User, asked: Request, form: URLSearchParams): Reply {
  const { site, isSecure } = request
  if (form.get('_wpnonce') !== nonceFor(request, ACTION)) {
    return page(403, refusal('Something went wrong.', 'The link you followed has expired.'))
  }
  const { appName, appId, successUrl, rejectUrl } = asked
  if (form.has('reject')) return redirect(rejectUrl || `${site.home(isSecure)}/`)
  const { password } = createApplicationPassword(site, { userId: user.id, name: appName, appId }, world.clock.now())
  if (successUrl === '') return page(200, passwordPage(appName, password))
  const granted = { site_url: site.home(isSecure), user_login: user.login, password }
  const query = Object.entries(granted).map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
  return redirect(successUrl + (successUrl.includes('?') ? '&' : '?') + query.join('&'))
}

function approvalPage(request: SiteRequest, user: User, { appName, appId, successUrl, rejectUrl }: Request): string {
  const { site, isSecure } = request
  const home = site.home(isSecure)
  const separator = successUrl.includes('?') ? '&' : '?'
  const success = `${successUrl}${separator}site_url=${home}&user_login=${user.login}&password=[------]`
  const hidden = { _wpnonce: nonceFor(request, ACTION), action: ACTION, app_id: appId }
  const kept = { ...hidden, success_url: successUrl, reject_url: rejectUrl }
  return document(
    'Authorize Application',
    html`<main class="narrow">
      <h1>Authorize Application</h1>
      <form class="card" method="post" action="${home}/wp-admin/authorize-application.php">
        <h2>An application would like to connect to your account.</h2>
        <p>
          Would you like to give the application identifying itself as <strong>${appName}</strong> access to your
          account? You should only do this if you trust the application in question.
        </p>
        <label>
          New Application Password Name
          <input type="text" name="app_name" value="${appName}" required />
        </label>
        ${Object.entries(kept).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
        <input class="button primary" type="submit" name="approve" value="Yes, I approve of this connection" />
        <p class="muted">You will be sent to ${success}</p>
        <input class="button" type="submit" name="reject" value="No, I do not approve of this connection" />
        <p class="muted">You will be sent to ${rejectUrl || home}</p>
      </form>
    </main>`,
  )
}

/** Applications that cannot be returned to have their password typed in. */
function passwordPage(appName: string, password: string): string {
  const grouped = password.replace(/(.{4})(?=.)/g, '$1 ')
  return document(
    'Authorize Application',
    html`<main class="narrow">
      <h1>Authorize Application</h1>
      <p class="card">Your new password for <strong>${appName}</strong> is: <code>${grouped}</code></p>
    </main>`,
  )
}
