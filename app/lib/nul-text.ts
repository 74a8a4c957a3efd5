/** Whether a parsed JSON value has the character U+0000 in any of its texts, keys among them: PostgreSQL keeps no such text. */
export function hasNul(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\0')
  if (typeof value !== 'object' || value === null) return false
  return Object.entries(value).some(([name, part]) => name.includes('\0') || hasNul(part))
}
