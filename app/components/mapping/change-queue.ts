import { z } from 'zod'
import { type MappedEntry, type MappingChange, mappingChangeSchema } from '../../core/mapping/change-mapping.ts'

export interface QueueListener {
  /** Changes that are not stored yet, in order; told when one is added or refused. */
  readonly onPending: (pending: readonly MappingChange[]) => void
  /** One more is stored: the entries with it, and what is still on its way. */
  readonly onSaved: (entries: readonly MappedEntry[], pending: readonly MappingChange[]) => void
  readonly onSaving: () => void
  /** Not stored yet: sent again by itself, in this many milliseconds. */
  readonly onWaiting: (retryInMs: number) => void
  /** The server refused a change for good, in its words. The others go on. */
  readonly onRefused: (message: string) => void
}

interface Answer {
  readonly entries: readonly MappedEntry[]
}

const refusalSchema = z.object({ message: z.string() })
const firstRetryMs = 1000
const lastRetryMs = 30_000

/**
 * Sends the changes of one product in order, one at a time, until each is stored or refused. Changes wait in the session
 * storage, so that neither a lost connection nor a reload loses a choice; sending one twice has no second effect.
 */
export class ChangeQueue {
  private readonly endpoint: string
  private readonly listener: QueueListener
  private waiting: MappingChange[]
  private sending = false
  private retryMs = firstRetryMs
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(endpoint: string, listener: QueueListener) {
    this.endpoint = endpoint
    this.listener = listener
    this.waiting = readStored(endpoint)
  }

  /** Goes on with what an earlier page could not store. */
  resume() {
    if (this.waiting.length === 0) return
    this.listener.onPending(this.waiting)
    this.send()
  }

  add(change: MappingChange) {
    this.waiting = [...this.waiting, change]
    this.store()
    this.listener.onPending(this.waiting)
    this.send()
  }

  /** Starts at once what waits. Safe at any time. */
  send() {
    clearTimeout(this.timer)
    if (!this.sending) void this.drain()
  }

  private async drain() {
    this.sending = true
    for (let change = this.waiting[0]; change; change = this.waiting[0]) {
      this.listener.onSaving()
      const delivered = await this.deliver(change)
      if (!delivered) break
    }
    this.sending = false
  }

  private async deliver(change: MappingChange): Promise<boolean> {
    const response = await fetch(this.endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(change),
    }).catch(() => null)
    if (!response || response.status >= 500 || response.status === 429 || response.status === 401) return this.wait()
    this.retryMs = firstRetryMs
    this.waiting = this.waiting.slice(1)
    this.store()
    if (response.ok) {
      const { entries } = (await response.json()) as Answer
      this.listener.onSaved(entries, this.waiting)
    } else {
      this.listener.onPending(this.waiting)
      const refusal = refusalSchema.safeParse(await response.json().catch(() => null))
      this.listener.onRefused(refusal.success ? refusal.data.message : '')
    }
    return true
  }

  private wait(): false {
    this.listener.onWaiting(this.retryMs)
    this.timer = setTimeout(() => this.send(), this.retryMs)
    this.retryMs = Math.min(lastRetryMs, this.retryMs * 2)
    return false
  }

  private store() {
    const key = storageKey(this.endpoint)
    if (this.waiting.length === 0) sessionStorage.removeItem(key)
    else sessionStorage.setItem(key, JSON.stringify(this.waiting))
  }
}

function storageKey(endpoint: string): string {
  return `mediaport:changes:${endpoint}`
}

function readStored(endpoint: string): MappingChange[] {
  const stored = sessionStorage.getItem(storageKey(endpoint))
  if (!stored) return []
  const parsed = z.array(mappingChangeSchema).safeParse(JSON.parse(stored))
  return parsed.success ? parsed.data : []
}
