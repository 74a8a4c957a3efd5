import type { Control, NavItem, TitleBar } from '../app-bridge/messages.ts'
import { element, required } from './element.ts'
import type { TellApp } from './frame-host.ts'
import { appHref } from './navigation.ts'

export function controlButton(control: Control, tell: TellApp): HTMLButtonElement {
  const button = element('button', {
    type: 'button',
    className: ['button', control.isPrimary && 'primary', control.isCritical && 'critical'].filter(Boolean).join(' '),
    textContent: control.label,
    disabled: control.isDisabled || control.isBusy,
    onclick: () => tell({ type: 'press', controlId: control.id }),
  })
  button.toggleAttribute('aria-busy', control.isBusy)
  return button
}

export function drawTitleBar(bar: TitleBar | null, tell: TellApp): void {
  const title = required('#app-title')
  const actions = required('#app-actions')
  title.textContent = bar?.title ?? ''
  required('#app-bar').classList.toggle('has-title', Boolean(bar?.title))
  required('#app-bar .app-breadcrumb, #app-bar .app-separator').replaceWith(breadcrumb(bar?.breadcrumb ?? null, tell))
  const groups = (bar?.groups ?? []).map((group) =>
    element('details', { className: 'actions-menu' }, [
      element('summary', { className: 'button', textContent: group.label }),
      element(
        'ul',
        {},
        group.actions.map((action) => element('li', {}, [controlButton(action, tell)])),
      ),
    ]),
  )
  const buttons = [...(bar?.actions ?? [])].sort((one, other) => Number(one.isPrimary) - Number(other.isPrimary))
  actions.replaceChildren(...groups, ...buttons.map((action) => controlButton(action, tell)))
}

function breadcrumb(control: Control | null, tell: TellApp): HTMLElement {
  if (!control) return element('span', { className: 'app-separator', textContent: '›', ariaHidden: 'true' })
  const button = controlButton(control, tell)
  button.className = 'app-breadcrumb'
  return button
}

/** The app's pages below its name; the one marked as home is the name itself. */
export function drawNavigation(items: readonly NavItem[], tell: TellApp): void {
  const home = document.querySelector<HTMLAnchorElement>('#app-home')
  const links = items.map((item) => {
    const link = item.isHome && home ? home : element('a', { textContent: item.label })
    link.href = appHref(item.href)
    link.dataset.path = item.href
    link.onclick = (event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey) return
      event.preventDefault()
      tell({ type: 'navigate', href: item.href })
    }
    return link
  })
  const listed = links.filter((link) => link !== home)
  required('#app-navigation').replaceChildren(...listed.map((link) => element('li', {}, [link])))
  markCurrent(location.pathname.slice(appHref('').length))
}

function markCurrent(path: string): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('#app-home, #app-navigation a')]
  const inPath = ({ dataset }: HTMLAnchorElement) =>
    dataset.path === path || path.startsWith(`${dataset.path?.replace(/\/$/, '') ?? '?'}/`)
  const longestFirst = (one: HTMLAnchorElement, other: HTMLAnchorElement) =>
    (other.dataset.path?.length ?? 0) - (one.dataset.path?.length ?? 0)
  const current = links.filter(inPath).sort(longestFirst)[0]
  for (const link of links) {
    if (link === current) link.setAttribute('aria-current', 'page')
    else link.removeAttribute('aria-current')
  }
}

document.addEventListener('app-location', (event) => {
  if (event instanceof CustomEvent) markCurrent(String(event.detail))
})
