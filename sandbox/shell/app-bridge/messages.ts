/** What the app's frame and the admin shell say to each other. Both sides check origin and source of every message. */

/** A button or link of the app that the shell draws in its own bars; pressing it there clicks the hidden original. */
export interface Control {
  id: number
  label: string
  isPrimary: boolean
  isCritical: boolean
  isDisabled: boolean
  isBusy: boolean
}

export interface TitleBar {
  title: string
  breadcrumb: Control | null
  actions: Control[]
  groups: { label: string; actions: Control[] }[]
}

export interface SaveBar {
  save: Control | null
  discard: Control | null
  asksBeforeDiscard: boolean
}

export interface NavItem {
  label: string
  href: string
  isHome: boolean
}

export interface Toast {
  id: number
  message: string
  isError: boolean
  durationMs: number
  action: string | null
}

export interface PickerRequest {
  action: 'add' | 'select'
  multiple: boolean
  query: string
  selectedIds: string[]
}

/** Questions of the app that the shell answers. */
export interface Questions {
  'id-token': { input: null; answer: string }
  /** Null: the merchant closed the picker. */
  pick: { input: PickerRequest; answer: PickedProduct[] | null }
}

export interface PickedProduct {
  id: string
  title: string
  handle: string
  status: string
  totalVariants: number
  images: { id: string; originalSrc: string; altText: string }[]
  variants: { id: string; title: string; sku: string | null }[]
}

export type AppMessage =
  /** A new document of the app has begun. */
  | { type: 'hello' }
  /** The document now reacts to what a person does. */
  | { type: 'ready' }
  | { type: 'title-bar'; titleBar: TitleBar | null }
  | { type: 'nav-menu'; items: NavItem[] }
  | { type: 'location'; path: string }
  | { type: 'toast'; toast: Toast }
  | { type: 'hide-toast'; id: number }
  | { type: 'save-bar'; saveBar: SaveBar | null }
  | { type: 'blocked-by-save-bar' }
  | { type: 'loading'; isLoading: boolean }
  | { type: 'open'; url: string; target: string }
  | { type: 'ask'; requestId: number; question: keyof Questions; input: Questions[keyof Questions]['input'] }

export type ShellMessage =
  | { type: 'press'; controlId: number }
  | { type: 'navigate'; href: string }
  | { type: 'toast-action'; id: number }
  | { type: 'toast-gone'; id: number }
  | { type: 'answer'; requestId: number; answer: Questions[keyof Questions]['answer'] }
  | { type: 'refuse'; requestId: number; reason: string }

export type MessageOf<Message extends { type: string }, Type extends Message['type']> = Extract<Message, { type: Type }>
