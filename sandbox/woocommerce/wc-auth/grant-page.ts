import { html } from '../../shell/html.ts'
import { nonceFor } from '../auth/session.ts'
import type { SiteRequest } from '../http/exchange.ts'
import { document } from '../pages/layout.ts'
import type { KeyPermissions, User } from '../state/model.ts'
import { NONCE_ACTION } from './nonce-action.ts'
import { outcomeUrl, stepUrl, type KeyRequest } from './request.ts'

const ACCESS: Record<KeyPermissions, string> = { read: 'Read', write: 'Write', read_write: 'Read/Write' }

const MAY: Record<KeyPermissions, readonly string[]> = {
  read: ['View coupons', 'View customers', 'View orders and sales reports', 'View products'],
  write: ['Create webhooks', 'Create coupons', 'Create customers', 'Create orders', 'Create products'],
  read_write: [
    'Create webhooks',
    'View and manage coupons',
    'View and manage customers',
    'View and manage orders and sales reports',
    'View and manage products',
  ],
}

/** Where a person approves or denies. */
export function grantPage(request: SiteRequest, user: User, asked: KeyRequest): string {
  const { site, isSecure } = request
  const home = site.home(isSecure)
  const login = encodeURIComponent(stepUrl(home, 'login', asked))
  return document(
    'Application authentication request',
    html`<main class="narrow">
      <h1>Application authentication request</h1>
      <p><strong>${asked.appName}</strong> would like to connect to your store</p>
      <div class="card">
        <p>
          This will give " ${asked.appName} " <strong>${ACCESS[asked.scope]}</strong> access which will allow it to:
        </p>
        <ul>
          ${MAY[asked.scope].map((what) => html`<li>${what}</li>`)}
        </ul>
        <p class="muted">
          Logged in as ${user.login}. <a href="${home}/wp-login.php?action=logout&redirect_to=${login}">Logout</a>
        </p>
        <a class="button primary" href="${approveUrl(request, asked)}">Approve</a>
        <a class="button" href="${outcomeUrl(asked, 0)}">Deny</a>
      </div>
    </main>`,
  )
}

function approveUrl(request: SiteRequest, asked: KeyRequest): string {
  const url = new URL(stepUrl(request.site.home(request.isSecure), 'access_granted', asked))
  // Written anew, as WordPress does when it adds its nonce.
  for (const [name, value] of [...url.searchParams]) url.searchParams.set(name, value)
  url.searchParams.set('wc_auth_nonce', nonceFor(request, NONCE_ACTION))
  return url.href
}
