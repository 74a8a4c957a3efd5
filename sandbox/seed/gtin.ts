import { createHash } from 'node:crypto'

/** An EAN-13 of its own for a SKU, always the same, with a right check digit. */
export function gtinOf(sku: string): string {
  const number = createHash('sha256').update(sku).digest().readUIntBE(0, 6) % 10_000_000_000
  const digits = `40${String(number).padStart(10, '0')}`
  const sum = [...digits].reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 1 : 3), 0)
  return digits + String((10 - (sum % 10)) % 10)
}
