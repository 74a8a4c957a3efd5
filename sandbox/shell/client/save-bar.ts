import type { SaveBar } from '../app-bridge/messages.ts'
import { controlButton } from './bars.ts'
import { element, required } from './element.ts'
import type { TellApp } from './frame-host.ts'

/** Covers the top bar while the app has unsaved changes. */
export function drawSaveBar(saveBar: SaveBar | null, tell: TellApp): void {
  const bar = required('#save-bar')
  bar.hidden = saveBar === null
  if (!saveBar) return
  const { save, discard, asksBeforeDiscard } = saveBar
  const discardButton = discard && controlButton({ ...discard, label: discard.label || 'Discard' }, tell)
  if (discardButton && asksBeforeDiscard) confirmFirst(discardButton)
  const saveButton = save && controlButton({ ...save, label: save.label || 'Save', isPrimary: true }, tell)
  const buttons = [discardButton, saveButton].filter((button) => button !== null)
  bar.replaceChildren(
    element('span', { className: 'save-bar-text', textContent: 'Unsaved changes' }),
    element('div', { className: 'save-bar-actions' }, buttons),
  )
}

function confirmFirst(button: HTMLButtonElement): void {
  const { onclick } = button
  button.onclick = (event) => {
    if (window.confirm('Discard all unsaved changes?')) onclick?.call(button, event)
  }
}

export function shakeSaveBar(): void {
  const bar = required('#save-bar')
  bar.classList.add('shaking')
  bar.addEventListener('animationend', () => bar.classList.remove('shaking'), { once: true })
}
