/** Named like the library's own. */
class DeadlinePassed extends Error {
  readonly code = 'API_DEADLINE_TIMEOUT'

  constructor(ms: number) {
    super(`no end after ${ms} ms`)
    this.name = 'DeadlinePassed'
  }
}

/**
 * The work's own end, or a rejection at the deadline or when the caller leaves. The work itself cannot be stopped: what it does later
 * goes unseen.
 */
export async function inTime<Value>(work: Promise<Value>, ms: number, signal?: AbortSignal): Promise<Value> {
  const over = Promise.withResolvers<never>()
  const timer = setTimeout(() => over.reject(new DeadlinePassed(ms)), ms)
  const leave = () => over.reject(signal?.reason instanceof Error ? signal.reason : new Error('aborted'))
  signal?.addEventListener('abort', leave, { once: true })
  if (signal?.aborted) leave()
  try {
    return await Promise.race([work, over.promise])
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', leave)
    // Nobody looks at the loser of a race.
    work.catch(() => undefined)
  }
}
