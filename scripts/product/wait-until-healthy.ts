import { setTimeout as delay } from 'node:timers/promises'

const LOOK_AGAIN_MS = 50

/** Waits until the address answers with success: the process behind it says that it can work. */
export async function waitUntilHealthy(url: string, timeoutMs: number): Promise<void> {
  const deadline = Date.now() + timeoutMs
  for (;;) {
    const problem = await tryOnce(url)
    if (!problem) return
    if (Date.now() > deadline) throw new Error(`${url} is not healthy after ${timeoutMs / 1_000} s: ${problem}`)
    await delay(LOOK_AGAIN_MS)
  }
}

async function tryOnce(url: string): Promise<string | null> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5_000) })
    return response.ok ? null : `${response.status} ${await response.text()}`
  } catch (error) {
    return String(error)
  }
}
