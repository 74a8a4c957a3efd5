import type { ShellChannel } from './channel.ts'
import type { Control } from './messages.ts'

/** Describes the app's hidden buttons to the shell, and clicks them when they are pressed there. */
export interface Controls {
  describe(element: HTMLElement): Control
  press(controlId: number): void
}

export function createControls(channel: ShellChannel): Controls {
  const ids = new WeakMap<HTMLElement, number>()
  const elements = new Map<number, WeakRef<HTMLElement>>()

  const idOf = (element: HTMLElement) => {
    const known = ids.get(element)
    if (known) return known
    const id = elements.size + 1
    ids.set(element, id)
    elements.set(id, new WeakRef(element))
    return id
  }

  const press = (controlId: number) => elements.get(controlId)?.deref()?.click()
  channel.on('press', ({ controlId }) => press(controlId))

  return {
    press,
    describe: (element) => ({
      id: idOf(element),
      label: element.textContent.trim() || (element.getAttribute('aria-label') ?? ''),
      isPrimary: element.getAttribute('variant') === 'primary',
      isCritical: element.getAttribute('tone') === 'critical',
      isDisabled: element.hasAttribute('disabled'),
      isBusy: element.hasAttribute('loading') && element.getAttribute('loading') !== 'false',
    }),
  }
}

/** Calls back once now and after every change below the root: children, attributes or text. */
export function observeTree(root: Node, onChange: () => void): void {
  new MutationObserver(onChange).observe(root, {
    subtree: true,
    childList: true,
    attributes: true,
    characterData: true,
  })
  onChange()
}
