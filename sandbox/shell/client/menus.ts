/** On narrow screens the navigation is a drawer behind the menu button. */
export function openNavigationOnPress(): void {
  const button = document.querySelector('#menu')
  const toggle = (isOpen: boolean) => {
    document.body.classList.toggle('navigation-open', isOpen)
    button?.setAttribute('aria-expanded', String(isOpen))
  }
  button?.addEventListener('click', () => toggle(!document.body.classList.contains('navigation-open')))
  document.querySelector('#navigation')?.addEventListener('click', () => toggle(false))
  document.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') toggle(false)
  })
}

/** Menus made of `details` stay open until they are closed; a click elsewhere or Escape closes them here. */
export function closeMenusOutside(): void {
  const menus = () => document.querySelectorAll<HTMLDetailsElement>('.switcher[open], .actions-menu[open]')
  document.addEventListener('click', ({ target }) => {
    for (const menu of menus()) if (!(target instanceof Node && menu.contains(target))) menu.open = false
  })
  document.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') for (const menu of menus()) menu.open = false
  })
}
