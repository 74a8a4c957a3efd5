import type { AppMessage, ShellMessage } from '../app-bridge/messages.ts'
import { answerQuestion } from './answers.ts'
import { drawNavigation, drawTitleBar } from './bars.ts'
import { required } from './element.ts'
import { openForApp, showLocation } from './navigation.ts'
import { drawSaveBar, shakeSaveBar } from './save-bar.ts'
import { hideToast, showToast } from './toasts.ts'

export type TellApp = (message: ShellMessage) => void

/** The shell's end of App Bridge: draws what the app reports, and tells the app what was pressed. */
export function hostApp(frame: HTMLIFrameElement): void {
  const origin = frame.dataset.origin ?? ''
  const tell: TellApp = (message) => frame.contentWindow?.postMessage(message, origin)
  window.addEventListener('message', (event: MessageEvent<AppMessage>) => {
    if (event.origin === origin && event.source === frame.contentWindow) receive(event.data, tell, frame)
  })
}

function receive(message: AppMessage, tell: TellApp, frame: HTMLIFrameElement): void {
  switch (message.type) {
    case 'hello':
    case 'ready':
      frame.toggleAttribute('data-ready', message.type === 'ready')
      return
    case 'title-bar':
      return drawTitleBar(message.titleBar, tell)
    case 'nav-menu':
      return drawNavigation(message.items, tell)
    case 'location':
      return showLocation(message.path)
    case 'toast':
      return showToast(message.toast, tell)
    case 'hide-toast':
      return hideToast(message.id)
    case 'save-bar':
      return drawSaveBar(message.saveBar, tell)
    case 'blocked-by-save-bar':
      return shakeSaveBar()
    case 'loading':
      required('#loading').hidden = !message.isLoading
      return
    case 'open':
      return openForApp(message.url, message.target)
    case 'ask':
      void answerQuestion(message, tell)
  }
}
