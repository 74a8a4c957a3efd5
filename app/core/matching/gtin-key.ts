/** How many digits a GTIN may be written with: GTIN-8, UPC-A, EAN-13, GTIN-14. */
const lengths = [8, 12, 13, 14]

/** What printed barcodes and spreadsheets put between digits. */
const separators = /[\s\-\u200B-\u200D\u2060]/g

/**
 * By what two barcodes are the same article: all 14 digits of its GTIN, so that a UPC-A and the EAN-13 and GTIN-14 made of it by
 * leading zeros are one. '' where nothing may be compared: not a GTIN by its length or its check digit, or a number that shops
 * give out themselves and that another shop uses for something else (GS1 General Specifications, restricted circulation numbers:
 * prefixes 02, 04 and 20 to 29).
 */
export function gtinKey(barcode: string): string {
  const digits = barcode.normalize('NFKC').replace(separators, '')
  if (!/^\d+$/.test(digits) || !lengths.includes(digits.length)) return ''
  const key = digits.padStart(14, '0')
  return hasCheckDigit(key) && !isGivenOutByShops(key) && Number(key) > 0 ? key : ''
}

function hasCheckDigit(key: string): boolean {
  const sum = Array.from(key).reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 3 : 1), 0)
  return sum % 10 === 0
}

/** A GTIN-8 has prefixes of its own: 0 and 2. */
function isGivenOutByShops(key: string): boolean {
  if (key.startsWith('000000')) return /^[02]/.test(key.slice(6))
  return /^(02|04|2)/.test(key.slice(1))
}
