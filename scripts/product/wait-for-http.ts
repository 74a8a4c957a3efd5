import { setTimeout as delay } from 'node:timers/promises'

const LOOK_AGAIN_MS = 50

/** Waits until the address answers at all: the process behind it listens then, whatever it thinks of the request. */
export async function waitForHttp(url: string, timeoutMs: number): Promise<void> {
  const deadline = Date.now() + timeoutMs
  for (;;) {
    const problem = await tryOnce(url)
    if (!problem) return
    if (Date.now() > deadline) throw new Error(`${url} did not answer within ${timeoutMs / 1_000} s: ${problem}`)
    await delay(LOOK_AGAIN_MS)
  }
}

async function tryOnce(url: string): Promise<string | null> {
  try {
    const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(5_000) })
    await response.body?.cancel()
    return null
  } catch (error) {
    return String(error)
  }
}
