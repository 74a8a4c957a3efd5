import type { AppMessage, MessageOf, Questions, ShellMessage } from './messages.ts'

type Listener<Type extends ShellMessage['type']> = (message: MessageOf<ShellMessage, Type>) => void

/** The app's end of the conversation with the shell. */
export interface ShellChannel {
  tell(message: AppMessage): void
  ask<Q extends keyof Questions>(question: Q, input: Questions[Q]['input']): Promise<Questions[Q]['answer']>
  on<Type extends ShellMessage['type']>(type: Type, listener: Listener<Type>): void
}

export function openShellChannel(shellOrigin: string): ShellChannel {
  const listeners = new EventTarget()
  let lastRequestId = 0

  window.addEventListener('message', (event: MessageEvent<ShellMessage>) => {
    if (event.origin !== shellOrigin || event.source !== window.parent) return
    listeners.dispatchEvent(new CustomEvent(event.data.type, { detail: event.data }))
  })

  const tell = (message: AppMessage) => window.parent.postMessage(message, shellOrigin)

  const on: ShellChannel['on'] = (type, listener) =>
    listeners.addEventListener(type, (event) => {
      if (event instanceof CustomEvent) listener(event.detail)
    })

  const ask: ShellChannel['ask'] = (question, input) =>
    new Promise((resolve, reject) => {
      const requestId = ++lastRequestId
      const heard = new AbortController()
      const once = (type: 'answer' | 'refuse', settle: (event: CustomEvent) => void) =>
        listeners.addEventListener(
          type,
          (event) => {
            if (!(event instanceof CustomEvent) || event.detail.requestId !== requestId) return
            heard.abort()
            settle(event)
          },
          { signal: heard.signal },
        )
      once('answer', (event) => resolve(event.detail.answer))
      once('refuse', (event) => reject(new Error(event.detail.reason)))
      tell({ type: 'ask', requestId, question, input })
    })

  return { tell, ask, on }
}
