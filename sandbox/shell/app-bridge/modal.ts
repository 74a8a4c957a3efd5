import { readTitleBar } from './bars.ts'
import type { Controls } from './controls.ts'
import type { Control } from './messages.ts'

/**
 * Defines `ui-modal`. Its content is the app's own, so the dialog lives in the app's frame. Nothing enters the document
 * before `show()`: React compares the document with what the server sent, and an element of ours would be an error.
 */
export function defineModal(controls: Controls): void {
  class ModalElement extends HTMLElement {
    /** App Bridge's React wrapper renders the children into it, and looks for it as soon as the element exists. */
    readonly content = document.createElement('div')
    #dialog: HTMLDialogElement | null = null
    readonly #changes = new MutationObserver(() => this.#drawBars())

    get variant() {
      return this.getAttribute('variant') ?? 'base'
    }

    async show() {
      const dialog = (this.#dialog ??= this.#build())
      if (dialog.open) return
      this.#drawBars()
      document.body.append(dialog)
      dialog.showModal()
      this.#changes.observe(this, { subtree: true, childList: true, attributes: true, characterData: true })
      this.dispatchEvent(new Event('show'))
    }

    async hide() {
      this.#dialog?.close()
    }

    toggle() {
      return this.#dialog?.open ? this.hide() : this.show()
    }

    disconnectedCallback() {
      void this.hide()
    }

    #build() {
      const dialog = document.createElement('dialog')
      dialog.className = `bridge-modal bridge-modal-${this.variant}`
      this.content.className = 'bridge-modal-content'
      dialog.append(document.createElement('header'), this.content, document.createElement('footer'))
      dialog.addEventListener('close', () => {
        this.#changes.disconnect()
        dialog.remove()
        this.dispatchEvent(new Event('hide'))
      })
      return dialog
    }

    #drawBars() {
      const bar = readTitleBar(this.querySelector('ui-title-bar'), controls)
      const [header, footer] = ['header', 'footer'].map((name) => this.#dialog?.querySelector(`:scope > ${name}`))
      const title = document.createElement('h2')
      title.textContent = bar?.title ?? ''
      header?.replaceChildren(
        title,
        closeButton(() => void this.hide()),
      )
      this.#dialog?.setAttribute('aria-label', title.textContent)
      const buttons = [...(bar?.actions ?? [])].reverse().map((control) => this.#buttonFor(control))
      footer?.replaceChildren(...buttons)
      if (footer instanceof HTMLElement) footer.hidden = buttons.length === 0
    }

    #buttonFor(control: Control) {
      const button = document.createElement('button')
      button.type = 'button'
      button.textContent = control.label
      button.disabled = control.isDisabled || control.isBusy
      button.className = control.isPrimary ? 'bridge-primary' : ''
      if (control.isCritical) button.classList.add('bridge-critical')
      button.addEventListener('click', () => controls.press(control.id))
      return button
    }
  }
  customElements.define('ui-modal', ModalElement)
}

function closeButton(onClose: () => void): HTMLButtonElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'bridge-close'
  button.setAttribute('aria-label', 'Close')
  button.textContent = '✕'
  button.addEventListener('click', onClose)
  return button
}
