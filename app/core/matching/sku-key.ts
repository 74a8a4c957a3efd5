/** What copying from spreadsheets and web pages leaves around a SKU, beside what `trim` knows as white space. */
const edges = /^[\s\u200B-\u200D\u2060]+|[\s\u200B-\u200D\u2060]+$/g

/**
 * By what two SKUs are the same: exactly, but for case and for white space around them. Nothing else is forgiven: `MUG-1`,
 * `MUG_1` and `MUG1` are three SKUs, as they are in a warehouse. '' is no SKU.
 */
export function skuKey(sku: string): string {
  return sku.normalize('NFC').replace(edges, '').toLowerCase()
}
