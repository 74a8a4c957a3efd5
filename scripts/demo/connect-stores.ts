import { z } from 'zod'
import type { RunningProduct } from '../product/start-product.ts'
import type { MediaportApi } from './api.ts'
import { StoreBrowser } from './store-browser.ts'

/** A store of the sandbox, connected. */
export interface ConnectedStore {
  key: 'northwind' | 'outlet'
  name: string
  url: string
  connectionId: string
}

/** How each store lets programs in: the newer one by an application password, the one over plain http by keys alone. */
const WAYS = { northwind: 'application_password', outlet: 'keys' } as const

const startedSchema = z.object({ approval: z.object({ approvalId: z.string(), approvalUrl: z.string() }) })
const connectedSchema = z.object({ store: z.object({ connectionId: z.string(), name: z.string() }) })

/** Connects both stores as their owner does: begins in Mediaport, approves on the store's own page, comes back. */
export async function connectStores(
  { appUrl, storeUrls }: Pick<RunningProduct, 'appUrl' | 'storeUrls'>,
  api: MediaportApi,
): Promise<ConnectedStore[]> {
  const stores: ConnectedStore[] = []
  for (const key of ['northwind', 'outlet'] as const) {
    const url = storeUrls[key]
    const { approval } = await api.post('/woocommerce/connect', { siteUrl: url, approval: WAYS[key] }, startedSchema)
    const browser = new StoreBrowser(url)
    await browser.logIn()
    await comeBack(appUrl, await browser.approve(approval.approvalUrl))
    const { approvalId } = approval
    const { store } = await api.post('/woocommerce/connect', { approvalId }, connectedSchema)
    stores.push({ key, url, ...store })
  }
  return stores
}

/** The store knows the app by its public address; on this machine that is the app itself. */
async function comeBack(appUrl: string, target: string): Promise<void> {
  const { pathname, search } = new URL(target)
  const response = await fetch(`${appUrl}${pathname}${search}`, { redirect: 'manual' })
  await response.body?.cancel()
  if (response.status >= 400) throw new Error(`Coming back from the store was answered with ${response.status}`)
}
