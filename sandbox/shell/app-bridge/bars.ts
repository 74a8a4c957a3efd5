import type { ShellChannel } from './channel.ts'
import { observeTree, type Controls } from './controls.ts'
import type { AppMessage, NavItem, TitleBar } from './messages.ts'

/** Title bars of modals belong to the modal. */
const TITLE_BAR = 'ui-title-bar:not(ui-modal ui-title-bar)'

/** Tells the shell what the app's title bar and navigation menu hold, now and whenever they change. */
export function reportBars(channel: ShellChannel, controls: Controls): void {
  const tellTitleBar = tellChanges(channel)
  const tellNavMenu = tellChanges(channel)
  observeTree(document.documentElement, () => {
    tellTitleBar({ type: 'title-bar', titleBar: readTitleBar(document.querySelector(TITLE_BAR), controls) })
    tellNavMenu({ type: 'nav-menu', items: readNavMenu() })
  })
}

function tellChanges(channel: ShellChannel): (message: AppMessage) => void {
  let last = ''
  return (message) => {
    const text = JSON.stringify(message)
    if (text === last) return
    last = text
    channel.tell(message)
  }
}

/** Null where the page has no title bar. */
export function readTitleBar(bar: Element | null, controls: Controls): TitleBar | null {
  if (!bar) return null
  const buttons = [...bar.querySelectorAll<HTMLElement>(':scope > button, :scope > a')]
  const isBreadcrumb = (button: HTMLElement) => button.getAttribute('variant') === 'breadcrumb'
  const breadcrumb = buttons.find(isBreadcrumb)
  return {
    title: bar.getAttribute('title') || document.title,
    breadcrumb: breadcrumb ? controls.describe(breadcrumb) : null,
    actions: buttons.filter((button) => !isBreadcrumb(button)).map(controls.describe),
    groups: [...bar.querySelectorAll(':scope > section')].map((section) => ({
      label: section.getAttribute('label') ?? '',
      actions: [...section.querySelectorAll<HTMLElement>('button, a')].map(controls.describe),
    })),
  }
}

function readNavMenu(): NavItem[] {
  return [...document.querySelectorAll<HTMLAnchorElement>('ui-nav-menu a')].map((link) => ({
    label: link.textContent.trim(),
    href: link.getAttribute('href') ?? '/',
    isHome: link.getAttribute('rel') === 'home',
  }))
}
