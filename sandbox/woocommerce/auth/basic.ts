/** User and password of an `Authorization: Basic` header; null when there is none. */
export function basicCredentials(header: string | undefined): { user: string; password: string } | null {
  const [, encoded] = /^Basic\s+(\S+)$/i.exec(header ?? '') ?? []
  if (!encoded) return null
  const text = Buffer.from(encoded, 'base64').toString('utf8')
  const at = text.indexOf(':')
  return at < 0 ? null : { user: text.slice(0, at), password: text.slice(at + 1) }
}
