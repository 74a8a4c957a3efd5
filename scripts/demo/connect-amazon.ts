import { z } from 'zod'
import type { RunningProduct } from '../product/start-product.ts'
import type { MediaportApi } from './api.ts'

/** A seller of the sandbox in one marketplace, connected. */
export interface ConnectedSeller {
  connectionId: string
  sellerId: string
  marketplaceId: string
  name: string
}

interface SellerToConnect {
  /** Where the seller signs in. */
  marketplaceId: string
  sellerId: string
  /** Default: all in which it sells. */
  marketplaces?: readonly string[]
}

const startedSchema = z.object({ approval: z.object({ approvalId: z.string(), approvalUrl: z.string() }) })
const connectedSchema = z.object({
  sellers: z.array(
    z.object({ connectionId: z.string(), sellerId: z.string(), marketplaceId: z.string(), name: z.string() }),
  ),
})

/** Connects a seller as its owner does: begins in Mediaport, confirms on Amazon's consent page, comes back. */
export async function connectAmazon(
  { appUrl }: Pick<RunningProduct, 'appUrl'>,
  api: MediaportApi,
  { marketplaceId, sellerId, marketplaces }: SellerToConnect,
): Promise<ConnectedSeller[]> {
  const { approval } = await api.post('/amazon/connect', { marketplaceId }, startedSchema)
  const browser = new TopLevelBrowser()
  const page = await browser.open(approval.approvalUrl)
  const back = await browser.open(page, { seller: sellerId, answer: 'confirm' })
  if (back !== `${appUrl}/connect/amazon/back`) throw new Error(`Amazon sent the browser to ${back}`)
  const { approvalId } = approval
  const chosen = marketplaces ? { approvalId, marketplaces } : { approvalId }
  return (await api.post('/amazon/connect', chosen, connectedSchema)).sellers
}

/** Follows redirects and keeps the app's cookie, by which Amazon's question on the way is answered. */
class TopLevelBrowser {
  #cookie = ''

  /** Answers the address of the page where it ends. */
  async open(address: string, form?: Record<string, string>): Promise<string> {
    let url = address
    for (let body = form && new URLSearchParams(form); ; body = undefined) {
      const headers = { cookie: this.#cookie }
      const response = await fetch(url, { redirect: 'manual', headers, ...(body && { method: 'POST', body }) })
      const text = await response.text()
      this.#cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? this.#cookie
      const next = response.headers.get('location')
      if (next) url = new URL(next, url).href
      else if (response.ok) return url
      else throw new Error(`${new URL(url).pathname} answered ${response.status}: ${text.slice(0, 300)}`)
    }
  }
}
