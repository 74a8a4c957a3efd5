import type { Toast } from '../app-bridge/messages.ts'
import { element, required } from './element.ts'
import type { TellApp } from './frame-host.ts'

export function showToast(toast: Toast, tell: TellApp): void {
  const gone = () => {
    shown.remove()
    tell({ type: 'toast-gone', id: toast.id })
  }
  const action = element('button', {
    type: 'button',
    textContent: toast.action ?? '',
    onclick: () => tell({ type: 'toast-action', id: toast.id }),
  })
  const dismiss = element('button', { type: 'button', textContent: '✕', ariaLabel: 'Dismiss', onclick: gone })
  const shown = element('div', { className: toast.isError ? 'toast toast-error' : 'toast', id: `toast-${toast.id}` }, [
    element('span', { textContent: toast.message }),
    ...(toast.action ? [action] : []),
    dismiss,
  ])
  required('#toasts').append(shown)
  setTimeout(() => shown.isConnected && gone(), toast.durationMs)
}

export function hideToast(id: number): void {
  document.querySelector(`#toast-${id}`)?.remove()
}
