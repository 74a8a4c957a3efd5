import { html } from '../../shell/html.ts'
import { closeSession, openSession } from '../auth/session.ts'
import type { Reply, SiteRequest } from '../http/exchange.ts'
import { page, redirect } from '../http/exchange.ts'
import { document } from './layout.ts'

/** `wp-login.php`: the form, what it sends, and logging out. */
export function loginPage(request: SiteRequest): Reply {
  const { site, method, body, query, isSecure } = request
  const parameters = new URLSearchParams(method === 'POST' ? body.toString('utf8') : query)
  const target = parameters.get('redirect_to') || `${site.home(isSecure)}/`
  if (parameters.get('action') === 'logout') return redirect(target, { 'set-cookie': closeSession(request) })
  if (method !== 'POST') return page(200, loginForm(request, target, ''))
  const login = parameters.get('log') ?? ''
  const user = site.data.users.find((candidate) => candidate.login === login || candidate.email === login)
  if (!user || user.password !== parameters.get('pwd')) {
    return page(200, loginForm(request, target, 'Error: The username or the password is not known on this site.'))
  }
  return redirect(target, { 'set-cookie': openSession(site, user) })
}

/** The form, filled in for the sandbox's administrator. */
export function loginForm({ site, isSecure }: SiteRequest, target: string, error: string): string {
  return document(
    `Log In ‹ ${site.title}`,
    html`<main class="narrow">
      <h1>${site.title}</h1>
      <form class="card" method="post" action="${site.home(isSecure)}/wp-login.php">
        ${error && html`<p role="alert"><strong>${error}</strong></p>`}
        <label>
          Username or Email Address
          <input type="text" name="log" value="admin" autocomplete="username" />
        </label>
        <label>
          Password
          <input type="password" name="pwd" value="admin" autocomplete="current-password" />
        </label>
        <input type="hidden" name="redirect_to" value="${target}" />
        <button class="primary" name="wp-submit" value="Log In">Log In</button>
        <p class="muted">Sandbox: admin, manager, author and customer log in with their name as password.</p>
      </form>
    </main>`,
  )
}
