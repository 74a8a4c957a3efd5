export interface Page<Entry> {
  entries: Entry[]
  /** Empty where everything is on one page. */
  pagination: { nextToken?: string; previousToken?: string }
}

/** A page of a list by Amazon’s opaque tokens. Null for a token that is none. */
export function paginate<Entry>(
  all: readonly Entry[],
  { pageSize = 10, pageToken }: { pageSize?: number; pageToken?: string },
): Page<Entry> | null {
  const offset = pageToken === undefined ? 0 : offsetOf(pageToken)
  if (offset === null) return null
  const end = offset + pageSize
  return {
    entries: all.slice(offset, end),
    pagination: {
      ...(end < all.length && { nextToken: tokenOf(end) }),
      ...(offset > 0 && { previousToken: tokenOf(Math.max(0, offset - pageSize)) }),
    },
  }
}

const tokenOf = (offset: number): string => Buffer.from(`offset ${offset}`).toString('base64url')

function offsetOf(token: string): number | null {
  const [, digits] = /^offset (\d+)$/.exec(Buffer.from(token, 'base64url').toString()) ?? []
  return digits === undefined ? null : Number(digits)
}
