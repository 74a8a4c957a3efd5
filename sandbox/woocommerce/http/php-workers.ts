import type { Site } from '../state/site.ts'

/** Waits for one of the site's PHP workers; the returned function gives it back. First come, first served. */
export async function takeWorker({ settings, php }: Site): Promise<() => void> {
  if (php.running >= settings.phpWorkers) await new Promise<void>((resolve) => php.waiting.push(resolve))
  else php.running += 1
  return () => {
    // The worker goes from hand to hand, so that nobody who comes just now overtakes those who wait.
    const next = php.running <= settings.phpWorkers ? php.waiting.shift() : undefined
    if (next) next()
    else php.running -= 1
  }
}
