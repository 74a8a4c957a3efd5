import type { RunProgress } from '../../core/export/export-view.ts'
import { createEventParser } from './event-stream-parser.ts'

export interface RunFollower {
  readonly onProgress: (progress: RunProgress) => void
  /** Nothing moves any more; the stream ended as it should. */
  readonly onOver: () => void
  /** `false`: the stream broke and is opened again soon. */
  readonly onConnected: (connected: boolean) => void
  /** The stream could not be opened several times; somebody should look in another way. */
  readonly onStruggling: () => void
}

const firstRetryMs = 500
const lastRetryMs = 15_000
const struggles = 3

/** Follows a run through its stream until it is over or the signal aborts; opens it again whenever it breaks. */
export async function followRun(url: string, follower: RunFollower, signal: AbortSignal): Promise<void> {
  let failures = 0
  while (!signal.aborted) {
    const outcome = await readStream(url, follower, signal, () => (failures = 0))
    if (outcome === 'over') return
    failures += 1
    follower.onConnected(false)
    if (failures >= struggles) follower.onStruggling()
    await pause(Math.min(lastRetryMs, firstRetryMs * 2 ** (failures - 1)), signal)
  }
}

async function readStream(
  url: string,
  follower: RunFollower,
  signal: AbortSignal,
  onAlive: () => void,
): Promise<'over' | 'broken'> {
  const response = await fetch(url, { signal, headers: { accept: 'text/event-stream' } }).catch(() => null)
  if (!response?.ok || !response.body) return 'broken'
  follower.onConnected(true)
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  const parse = createEventParser()
  for (;;) {
    const part = await reader.read().catch(() => null)
    if (!part || part.done) return 'broken'
    onAlive()
    for (const { event, data } of parse(part.value)) {
      if (event === 'over') {
        follower.onOver()
        return 'over'
      }
      follower.onProgress(JSON.parse(data) as RunProgress)
    }
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer)
        resolve()
      },
      { once: true },
    )
  })
}
