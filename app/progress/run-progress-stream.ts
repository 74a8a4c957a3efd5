import { type ExportItemView, isSettled, type RunProgress } from '../core/export/export-view.ts'

export interface StreamOptions {
  /** Reads the state as it is now. */
  readonly read: () => Promise<RunProgress>
  /** Calls back on each change; answers how to stop that. */
  readonly subscribe: (listener: () => void) => () => void
  readonly signal: AbortSignal
  readonly onError: (error: unknown) => void
}

/** Proxies close connections that are silent; a comment keeps them open and costs nothing. */
const heartbeatMs = 15_000

/** A page cannot show more than this, and a fast run would otherwise read its rows for every picture. */
const shortestPauseMs = 150

/**
 * The events of one run for one page: `progress` with the whole state at first, then with the items that changed, and
 * `over` when nothing moves any more. Reads are never concurrent; changes meanwhile lead to one more.
 */
export function runProgressStream(options: StreamOptions): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let stop: (() => void) | undefined
  return new ReadableStream({
    start(controller) {
      const send = (text: string) => controller.enqueue(encoder.encode(text))
      stop = follow(options, send, () => controller.close())
    },
    cancel: () => stop?.(),
  })
}

function follow({ read, subscribe, signal, onError }: StreamOptions, send: (text: string) => void, close: () => void) {
  const sent = new Map<string, string>()
  let reading = false
  let changed = false
  let ended = false

  const look = async () => {
    changed = true
    if (reading) return
    reading = true
    while (changed && !ended) {
      changed = false
      await tellChanges()
      await pause(shortestPauseMs, signal)
    }
    reading = false
  }

  const tellChanges = async () => {
    const { run, items } = await read()
    if (ended) return
    const news = items.filter((item) => isNews(item, sent))
    send(eventText('progress', { run, items: news }))
    if (isSettled({ run, items })) {
      send(eventText('over', {}))
      end()
    }
  }

  const end = () => {
    if (ended) return
    ended = true
    unsubscribe()
    clearInterval(heartbeat)
    close()
  }
  const fail = (error: unknown) => {
    onError(error)
    end()
  }

  const heartbeat = setInterval(() => send(': still here\n\n'), heartbeatMs)
  // Subscribed before the first read, so that no change falls between the two.
  const unsubscribe = subscribe(() => void look().catch(fail))
  signal.addEventListener('abort', end, { once: true })
  look().catch(fail)
  return () => {
    ended = true
    unsubscribe()
    clearInterval(heartbeat)
  }
}

function isNews(item: ExportItemView, sent: Map<string, string>): boolean {
  const text = JSON.stringify(item)
  if (sent.get(item.id) === text) return false
  sent.set(item.id, text)
  return true
}

function eventText(event: string, data: unknown): string {
  return `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, ms)
    function done() {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    signal.addEventListener('abort', done, { once: true })
  })
}
