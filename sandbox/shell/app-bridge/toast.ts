import type { ShellChannel } from './channel.ts'

interface ToastOptions {
  duration?: number
  isError?: boolean
  action?: string
  onAction?: () => void
  onDismiss?: () => void
}

const DEFAULT_DURATION_MS = 5_000

/** `shopify.toast`: shown by the shell, which tells when it was pressed or went away. */
export function createToasts(channel: ShellChannel) {
  let lastId = 0
  const shown = new Map<number, ToastOptions>()
  channel.on('toast-action', ({ id }) => shown.get(id)?.onAction?.())
  channel.on('toast-gone', ({ id }) => {
    shown.get(id)?.onDismiss?.()
    shown.delete(id)
  })
  return {
    show: (message: string, options: ToastOptions = {}) => {
      const id = ++lastId
      shown.set(id, options)
      const { isError = false, duration: durationMs = DEFAULT_DURATION_MS, action = null } = options
      channel.tell({ type: 'toast', toast: { id, message, isError, durationMs, action } })
      return String(id)
    },
    hide: (id: string) => channel.tell({ type: 'hide-toast', id: Number(id) }),
  }
}
