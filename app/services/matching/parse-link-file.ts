import { z } from 'zod'
import type { LinkFileRow } from '../../core/matching/link-file.ts'
import { readSheet, unreadableSheet } from '../sheets/read-sheet.ts'

const columns = {
  names: ['variant_id', 'sku', 'seller_sku', 'asin', 'action'] as const,
  aliases: { amazon_sku: 'seller_sku', 'seller-sku': 'seller_sku', listing_sku: 'seller_sku' } as const,
  complain(has: (name: 'seller_sku' | 'action' | 'variant_id' | 'sku') => boolean) {
    if (!has('seller_sku') && !has('action')) {
      return 'The file has no column “seller_sku”. Download the current links and edit that file.'
    }
    if (has('variant_id') || has('sku')) return null
    return 'The file has neither a column “variant_id” nor “sku”. Download the current links and edit that file.'
  },
}

const actionSchema = z.enum(['', 'unlink'])

/** Reads a file of links: see `readSheet`. Throws `AppError` invalid_input, with the line. */
export function parseLinkFile(bytes: Uint8Array): LinkFileRow[] {
  return readSheet(bytes, columns).map(({ line, cells }) => {
    const action = actionSchema.safeParse(cells.action.toLowerCase())
    if (!action.success) {
      throw unreadableSheet(`The column “action” may hold “unlink” or nothing. Look at line ${line}.`)
    }
    const { variant_id: variantId, sku, seller_sku: sellerSku, asin } = cells
    return { line, variantId, sku, sellerSku, asin, action: action.data }
  })
}
