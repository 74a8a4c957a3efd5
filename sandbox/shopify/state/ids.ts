/** Global ids as the Admin API writes them. */
export function gid(type: string, number: number | string): string {
  return `gid://shopify/${type}/${number}`
}

export interface ParsedGid {
  type: string
  key: string
}

/** Null for anything that is not a global id. */
export function parseGid(id: string): ParsedGid | null {
  const match = /^gid:\/\/shopify\/(\w+)\/([\w-]+)(\?.*)?$/.exec(id)
  return match?.[1] && match[2] ? { type: match[1], key: match[2] } : null
}

/** The number at the end of a global id; also the REST id of the record. */
export function legacyId(id: string): number {
  return Number(id.slice(id.lastIndexOf('/') + 1))
}

/** Numbers in creation order, in steps like the platform's own, so that ids never look like small list positions. */
export class IdSequence {
  #next: number

  constructor(start: number) {
    this.#next = start
  }

  next(): number {
    this.#next += 32_768
    return this.#next
  }

  /** Goes on behind another sequence. */
  continueFrom(other: IdSequence): void {
    this.#next = Math.max(this.#next, other.#next)
  }
}
