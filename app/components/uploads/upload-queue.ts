/** What one upload sends, and what it is shown as. */
export interface UploadOrder {
  readonly name: string
  /** Null for an address: its size is known only to the other side. */
  readonly byteSize: number | null
  readonly send: (progress: (sentBytes: number) => void, signal: AbortSignal) => Promise<UploadAnswer>
}

export type UploadAnswer =
  | { readonly ok: true; readonly assetId: string; readonly duplicate: boolean; readonly note: string | null }
  | { readonly ok: false; readonly message: string }

export type UploadState = 'waiting' | 'sending' | 'checking' | 'added' | 'duplicate' | 'refused' | 'cancelled'

export interface Upload {
  readonly id: number
  readonly name: string
  readonly byteSize: number | null
  readonly sentBytes: number
  readonly state: UploadState
  readonly assetId: string | null
  /** Why it was refused, or what to know about it. */
  readonly message: string | null
}

export interface UploadQueue {
  readonly subscribe: (listener: () => void) => () => void
  /** The same array until something changes. */
  readonly uploads: () => readonly Upload[]
  readonly add: (orders: readonly UploadOrder[]) => void
  readonly cancel: (id: number) => void
  readonly retry: (id: number) => void
  /** Forgets those that are over. */
  readonly clear: () => void
}

export function isOver({ state }: Upload): boolean {
  return state !== 'waiting' && state !== 'sending' && state !== 'checking'
}

interface Entry {
  upload: Upload
  readonly order: UploadOrder
  controller: AbortController
}

/**
 * Sends files a few at a time and keeps what became of each. One that fails does not hold up the others. `lostWords` is shown
 * where the other side gave no answer at all.
 */
export function createUploadQueue(options: { readonly parallel: number; readonly lostWords: string }): UploadQueue {
  const entries = new Map<number, Entry>()
  const listeners = new Set<() => void>()
  let snapshot: readonly Upload[] = []
  let lastId = 0
  let sending = 0

  const publish = () => {
    snapshot = [...entries.values()].map(({ upload }) => upload)
    for (const listener of listeners) listener()
  }

  const update = (entry: Entry, changes: Partial<Upload>) => {
    entry.upload = { ...entry.upload, ...changes }
    publish()
  }

  const start = async (entry: Entry) => {
    sending += 1
    update(entry, { state: 'sending' })
    const { signal } = entry.controller
    const answer = await entry.order
      .send((sentBytes) => update(entry, progressOf(entry.upload, sentBytes)), signal)
      .catch((): UploadAnswer => ({ ok: false, message: options.lostWords }))
    sending -= 1
    update(entry, signal.aborted ? { state: 'cancelled' } : outcomeOf(answer))
    startNext()
  }

  const startNext = () => {
    for (const entry of entries.values()) {
      if (sending >= options.parallel) return
      if (entry.upload.state === 'waiting') void start(entry)
    }
  }

  const enqueue = (order: UploadOrder) => {
    lastId += 1
    const { name, byteSize } = order
    const upload: Upload = { id: lastId, name, byteSize, sentBytes: 0, state: 'waiting', assetId: null, message: null }
    entries.set(lastId, { upload, order, controller: new AbortController() })
  }

  return {
    subscribe(listener) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    uploads: () => snapshot,
    add(orders) {
      orders.forEach(enqueue)
      publish()
      startNext()
    },
    cancel(id) {
      const entry = entries.get(id)
      if (!entry || isOver(entry.upload)) return
      entry.controller.abort()
      if (entry.upload.state === 'waiting') update(entry, { state: 'cancelled' })
    },
    retry(id) {
      const entry = entries.get(id)
      if (!entry || !isOver(entry.upload)) return
      entry.controller = new AbortController()
      update(entry, { state: 'waiting', sentBytes: 0, message: null })
      startNext()
    },
    clear() {
      for (const [id, { upload }] of entries) if (isOver(upload)) entries.delete(id)
      publish()
    },
  }
}

/** All bytes are sent before the answer comes: the file is being looked at. */
function progressOf({ byteSize }: Upload, sentBytes: number): Partial<Upload> {
  return { sentBytes, state: byteSize !== null && sentBytes >= byteSize ? 'checking' : 'sending' }
}

function outcomeOf(answer: UploadAnswer): Partial<Upload> {
  if (!answer.ok) return { state: 'refused', message: answer.message }
  return { state: answer.duplicate ? 'duplicate' : 'added', assetId: answer.assetId, message: answer.note }
}
