/**
 * The sandbox's stand-in for Shopify's App Bridge script: the part of it that the app uses, spoken with the local admin
 * shell by postMessage. It runs before anything else on the page and leaves the DOM alone until the app asks.
 */
import { authenticateFetch } from './authenticated-fetch.ts'
import { reportBars } from './bars.ts'
import { openShellChannel } from './channel.ts'
import { createControls } from './controls.ts'
import { createIdTokens, leaveBouncePage } from './id-token.ts'
import { defineModal } from './modal.ts'
import { connectNavigation } from './navigation.ts'
import { createResourcePicker } from './resource-picker.ts'
import { defineSaveBar, waitUntilSaved } from './save-bar.ts'
import { adoptStyles } from './styles.ts'
import { createToasts } from './toast.ts'

const script = document.currentScript
if (!(script instanceof HTMLScriptElement)) throw new Error('App Bridge must be a plain script of the document')

const channel = openShellChannel(new URL(script.src).origin)
const controls = createControls(channel)
const tokens = createIdTokens(channel)
const query = new URLSearchParams(location.search)
const metaKey = document.querySelector<HTMLMetaElement>('meta[name="shopify-api-key"]')?.content
const grantedScopes = ['write_products', 'write_files']
const scopeDetail = { granted: grantedScopes, required: grantedScopes, optional: [] }

type Toggle = 'show' | 'hide' | 'toggle'

/** Calls a method of the `ui-*` element with that id, as `shopify.modal` and `shopify.saveBar` do. */
const byId = (tag: string) => {
  const call = (method: Toggle) => async (id: string) => {
    const element: (HTMLElement & Partial<Record<Toggle, () => Promise<void>>>) | null = document.querySelector(
      `${tag}#${CSS.escape(id)}`,
    )
    await element?.[method]?.()
  }
  return { show: call('show'), hide: call('hide'), toggle: call('toggle') }
}

Object.assign(window, {
  shopify: {
    config: {
      apiKey: script.dataset.apiKey ?? metaKey ?? '',
      shop: query.get('shop') ?? '',
      host: query.get('host') ?? '',
      locale: query.get('locale') ?? 'en',
    },
    origin: location.origin,
    ready: Promise.resolve(),
    environment: { embedded: true, mobile: false, pos: false, intent: false },
    idToken: () => tokens.get(),
    user: async () => ({ accountAccess: 'account-owner' }),
    toast: createToasts(channel),
    loading: (isLoading = true) => channel.tell({ type: 'loading', isLoading }),
    modal: byId('ui-modal'),
    saveBar: {
      ...byId('ui-save-bar'),
      leaveConfirmation: () => waitUntilSaved(channel),
    },
    resourcePicker: createResourcePicker(channel),
    scopes: {
      query: async () => scopeDetail,
      request: async () => ({ result: 'granted-all', detail: scopeDetail }),
      revoke: async () => ({ detail: scopeDetail }),
    },
    webVitals: { onReport: async () => undefined },
  },
})

channel.tell({ type: 'hello' })
adoptStyles()
defineSaveBar(channel, controls)
defineModal(controls)
authenticateFetch(tokens, channel)
connectNavigation(channel)
reportBars(channel, controls)
void leaveBouncePage(tokens)
