import type { AsinFileRow } from '../../core/picture-zip/plan-asin-file.ts'
import { readSheet } from '../sheets/read-sheet.ts'

const columns = {
  names: ['variant_id', 'sku', 'asin'] as const,
  // As the reports of Seller Central call them (help 200385890 and URZZ9PSMCLEX3GK).
  aliases: { 'seller-sku': 'sku', seller_sku: 'sku', asin1: 'asin' } as const,
  complain(has: (name: 'variant_id' | 'sku' | 'asin') => boolean) {
    if (!has('asin')) return 'The file has no column “asin”.'
    return has('variant_id') || has('sku') ? null : 'The file has no column “sku”.'
  },
}

/** Reads a file of ASINs, or a report of Seller Central that has them: see `readSheet`. Throws `AppError` invalid_input. */
export function parseAsinFile(bytes: Uint8Array): AsinFileRow[] {
  return readSheet(bytes, columns).map(({ line, cells: { variant_id: variantId, sku, asin } }) => ({
    ...{ line, variantId, sku, asin },
  }))
}
