import { z } from 'zod'
import type { CapabilityCheck } from '../../../core/channel/connector.ts'
import { ConnectorError } from '../../../core/channel/connector-error.ts'
import type { WooCommerceClient } from '../client.ts'

/**
 * Tries that change nothing. Each answers whether the account may do it, or `unknown` where the store failed in another way.
 * Credentials that are refused altogether are thrown (`auth_expired`), and so is a store that cannot be reached.
 */
export type Probe = (client: WooCommerceClient) => Promise<CapabilityCheck['ok']>

export const canReadProducts: Probe = async (client) => {
  await client.run({
    ...{ space: 'wc/v3', method: 'GET', path: 'products', data: z.array(z.unknown()) },
    query: { per_page: '1', _fields: 'id' },
  })
  return true
}

/** An empty batch passes the same door as a full one (200 `[]`), and does nothing. */
export const canWriteProducts: Probe = (client) =>
  unlessRefused(async () => {
    await client.run({
      ...{ space: 'wc/v3', method: 'POST', path: 'products/batch', data: z.unknown() },
      ...{ json: {}, harmless: true },
    })
  })

/** An upload without bytes is refused for that (400 `rest_upload_no_data`) after the right to upload was checked. */
export const canUploadMedia: Probe = async (client) => {
  if (client.credentials.auth.kind === 'keys') return false
  try {
    await client.run({
      ...{ space: 'wp/v2', method: 'POST', path: 'media', data: z.unknown(), harmless: true },
      file: { name: 'mediaport.jpg', mimeType: 'image/jpeg', bytes: new Uint8Array() },
    })
    return 'unknown'
  } catch (error) {
    if (error instanceof ConnectorError && error.details.platformCode === 'rest_upload_no_data') return true
    return refusedOrUnknown(error)
  }
}

/** The schema that a store gives for variations names every field it knows (WooCommerce 11: `gallery_image_ids`). */
export const hasVariationGalleries: Probe = async (client) => {
  try {
    const { data } = await client.run({
      ...{ space: 'wc/v3', method: 'OPTIONS', path: 'products/0/variations', data: routeSchema },
    })
    return Object.hasOwn(data.schema.properties, 'gallery_image_ids')
  } catch (error) {
    return refusedOrUnknown(error)
  }
}

const routeSchema = z.object({ schema: z.object({ properties: z.record(z.string(), z.unknown()) }) })

async function unlessRefused(attempt: () => Promise<void>): Promise<CapabilityCheck['ok']> {
  try {
    await attempt()
    return true
  } catch (error) {
    return refusedOrUnknown(error)
  }
}

function refusedOrUnknown(error: unknown): false | 'unknown' {
  if (!(error instanceof ConnectorError)) throw error
  // A page of the host's firewall is no word of the account's.
  if (error.details.platformCode?.startsWith('HTTP ')) return 'unknown'
  // A key that may only read is refused as 401, like credentials that are wrong; products were read with it before.
  return ['access_too_weak', 'forbidden', 'auth_expired'].includes(error.code) ? false : 'unknown'
}
