/** A connection that listens; `end` is repeatable. */
export interface NotificationSource {
  readonly end: () => Promise<void>
}

export interface SourceEvents {
  readonly onNotification: (payload: string) => void
  /** The connection is gone and will not come back by itself. */
  readonly onLost: (error: unknown) => void
}

export interface HubOptions {
  /** Resolves once notifications arrive. */
  readonly connect: (events: SourceEvents) => Promise<NotificationSource>
  readonly schedule: (run: () => void, delayMs: number) => void
  readonly onConnectError: (error: unknown) => void
}

type Listener = () => void

const firstRetryMs = 250
const lastRetryMs = 10_000

/**
 * One listening connection for a whole process, shared by any number of streams. It is opened for the first subscriber and
 * closed after the last one. Notifications sent while it was broken are lost in PostgreSQL, so after each reconnect
 * every subscriber is told to look.
 */
export class NotificationHub {
  private readonly options: HubOptions
  private readonly listeners = new Map<string, Set<Listener>>()
  private source: NotificationSource | null = null
  private opening = false
  private retryMs = firstRetryMs

  constructor(options: HubOptions) {
    this.options = options
  }

  /** Calls `listener` whenever the topic is notified. Answers how to stop that. */
  subscribe(topic: string, listener: Listener): () => void {
    const listeners = this.listeners.get(topic) ?? new Set()
    listeners.add(listener)
    this.listeners.set(topic, listeners)
    this.open()
    return () => {
      listeners.delete(listener)
      if (listeners.size === 0 && this.listeners.get(topic) === listeners) this.listeners.delete(topic)
      if (this.listeners.size === 0) this.close()
    }
  }

  private open() {
    if (this.source || this.opening) return
    this.opening = true
    const events: SourceEvents = {
      onNotification: (topic) => this.tell(this.listeners.get(topic)),
      onLost: (error) => this.lost(error),
    }
    this.options.connect(events).then(
      (source) => this.opened(source),
      (error: unknown) => {
        this.opening = false
        this.options.onConnectError(error)
        this.retry()
      },
    )
  }

  private opened(source: NotificationSource) {
    this.opening = false
    this.source = source
    this.retryMs = firstRetryMs
    // All subscribers left while the connection was made.
    if (this.listeners.size === 0) this.close()
    for (const listeners of this.listeners.values()) this.tell(listeners)
  }

  private lost(error: unknown) {
    if (!this.source) return
    this.source = null
    this.options.onConnectError(error)
    this.retry()
  }

  private retry() {
    if (this.listeners.size === 0) return
    this.options.schedule(() => {
      if (this.listeners.size > 0) this.open()
    }, this.retryMs)
    this.retryMs = Math.min(lastRetryMs, this.retryMs * 2)
  }

  private close() {
    const source = this.source
    this.source = null
    void source?.end().catch((error: unknown) => this.options.onConnectError(error))
  }

  private tell(listeners: ReadonlySet<Listener> | undefined) {
    for (const listener of [...(listeners ?? [])]) listener()
  }
}
