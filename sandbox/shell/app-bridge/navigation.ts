import type { ShellChannel } from './channel.ts'
import { isSaveBarShowing } from './save-bar.ts'

/** Follows the shell's navigation inside the app, tells the shell where the app is, and hands admin links to it. */
export function connectNavigation(channel: ShellChannel): void {
  reportLocation(channel)
  followShell(channel)
  openAdminLinks(channel)
}

function reportLocation(channel: ShellChannel): void {
  const report = () => channel.tell({ type: 'location', path: location.pathname + location.search })
  for (const method of ['pushState', 'replaceState'] as const) {
    const change = history[method].bind(history)
    history[method] = (...args) => {
      change(...args)
      report()
    }
  }
  window.addEventListener('popstate', report)
  report()
}

/** The app navigates when it hears `shopify:navigate`; a press that comes before it listens is kept until it does. */
function followShell(channel: ShellChannel): void {
  let appListens = false
  let waiting: string | null = null
  const addListener = window.addEventListener.bind(window)
  window.addEventListener = (type: string, ...rest: [EventListenerOrEventListenerObject, unknown?]) => {
    addListener(type, rest[0], rest[1] as AddEventListenerOptions | undefined)
    if (type !== 'shopify:navigate') return
    if (!appListens) channel.tell({ type: 'ready' })
    appListens = true
    if (waiting) navigate(waiting)
    waiting = null
  }
  channel.on('navigate', ({ href }) => {
    if (isSaveBarShowing()) channel.tell({ type: 'blocked-by-save-bar' })
    else if (appListens) navigate(href)
    else waiting = href
  })
}

function navigate(href: string): void {
  const link = document.createElement('a')
  link.setAttribute('href', href)
  // The app reads the address from the event's target. An event on a link outside of the document would not bubble here.
  const event = new Event('shopify:navigate', { bubbles: true })
  Object.defineProperty(event, 'target', { value: link })
  window.dispatchEvent(event)
}

const isAdminUrl = (url: string) => /^(shopify:|https:\/\/admin\.shopify\.com\/)/.test(url)

function openAdminLinks(channel: ShellChannel): void {
  const plainOpen = window.open.bind(window)
  window.open = (url, target, features) => {
    const address = String(url ?? '')
    const leavesFrame = target === '_top' || target === '_parent'
    if (!leavesFrame && !isAdminUrl(address)) return plainOpen(url, target, features)
    channel.tell({
      type: 'open',
      url: isAdminUrl(address) ? address : new URL(address, location.href).href,
      target: target ?? '_top',
    })
    return null
  }
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null
    const url = link?.getAttribute('href') ?? ''
    if (!link || event.defaultPrevented || !isAdminUrl(url)) return
    event.preventDefault()
    channel.tell({ type: 'open', url, target: link.target || '_top' })
  })
}
