import type { ShellChannel } from './channel.ts'
import type { Controls } from './controls.ts'

/** Defines `ui-save-bar`: drawn by the shell, pressed there, clicked here. */
export function defineSaveBar(channel: ShellChannel, controls: Controls): void {
  class SaveBarElement extends HTMLElement {
    #showing = false
    readonly #changes = new MutationObserver(() => this.#report())

    get showing() {
      return this.#showing
    }

    async show() {
      if (this.#showing) return
      this.#showing = true
      this.#changes.observe(this, { subtree: true, childList: true, attributes: true, characterData: true })
      this.#report()
      this.dispatchEvent(new Event('show'))
    }

    async hide() {
      if (!this.#showing) return
      this.#showing = false
      this.#changes.disconnect()
      channel.tell({ type: 'save-bar', saveBar: null })
      this.dispatchEvent(new Event('hide'))
    }

    toggle() {
      return this.#showing ? this.hide() : this.show()
    }

    disconnectedCallback() {
      void this.hide()
    }

    #report() {
      const buttons = [...this.querySelectorAll<HTMLElement>('button')]
      const save = buttons.find((button) => button.getAttribute('variant') === 'primary')
      const discard = buttons.find((button) => button !== save)
      channel.tell({
        type: 'save-bar',
        saveBar: {
          save: save ? controls.describe(save) : null,
          discard: discard ? controls.describe(discard) : null,
          asksBeforeDiscard: this.hasAttribute('discardConfirmation'),
        },
      })
    }
  }
  customElements.define('ui-save-bar', SaveBarElement)
}

const findShowing = () => [...document.querySelectorAll('ui-save-bar')].find((bar) => 'showing' in bar && bar.showing)

export function isSaveBarShowing(): boolean {
  return findShowing() !== undefined
}

/** Points at the save bar and ends when it is gone: saved or discarded. */
export async function waitUntilSaved(channel: ShellChannel): Promise<void> {
  const bar = findShowing()
  if (!bar) return
  channel.tell({ type: 'blocked-by-save-bar' })
  await new Promise((resolve) => bar.addEventListener('hide', resolve, { once: true }))
}
