/** One request as the platform saw it. Never holds tokens or bodies. */
export interface RequestLogEntry {
  /** Rising number; `since` of the control API compares with it. */
  sequence: number
  time: string
  requestId: string
  shop: string
  kind: string
  /** Operation name, or the root fields when it has none; path for everything that is not GraphQL. */
  operation: string
  status: number | 'dropped'
  requestedCost: number | null
  actualCost: number | null
  throttled: boolean
  bytesIn: number
  bytesOut: number
  fault: string | null
}

/** Every request since the start or the last reset. */
export class RequestLog {
  #entries: RequestLogEntry[] = []
  #sequence = 0

  add(entry: Omit<RequestLogEntry, 'sequence'>): void {
    this.#sequence += 1
    this.#entries.push({ sequence: this.#sequence, ...entry })
  }

  since(sequence: number): RequestLogEntry[] {
    return this.#entries.filter((entry) => entry.sequence > sequence)
  }

  clear(): void {
    this.#entries = []
  }
}
