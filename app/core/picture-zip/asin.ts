/**
 * What a merchant typed as an ASIN, as Amazon writes it: ten letters and digits (Seller Central help URZZ9PSMCLEX3GK). '' stays '';
 * null: it is none.
 */
export function readAsin(text: string): string | null {
  const asin = text.trim().toUpperCase()
  return asin === '' || /^[A-Z0-9]{10}$/.test(asin) ? asin : null
}
