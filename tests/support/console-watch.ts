import type { Page } from 'playwright-core'

export interface ConsoleWatch {
  /** Accepts messages that a test provokes, such as the browser's line about a 422 it asked for. */
  allow(pattern: RegExp): void
  /** @throws with everything that went to the console as an error, and every uncaught exception. */
  expectClean(): void
}

/**
 * Remix writes this where a load is overtaken by a newer one, or by the page being left, while its answer is being
 * read, and the router then drops the load. Nothing of it reaches the page; an error that did would be seen there.
 */
const OVERTAKEN_LOAD = /^AbortError: BodyStreamBuffer was aborted/

/** Hydration problems, uncaught exceptions and failed requests all end up in the console as errors. */
export function watchConsole(page: Page): ConsoleWatch {
  const problems: string[] = []
  const allowed: RegExp[] = [OVERTAKEN_LOAD]
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`${message.text()} (${message.location().url})`)
  })
  page.on('pageerror', (error) => problems.push(error.stack ?? error.message))
  return {
    allow: (pattern) => allowed.push(pattern),
    expectClean: () => {
      const unexpected = problems.filter((problem) => !allowed.some((pattern) => pattern.test(problem)))
      if (unexpected.length > 0) throw new Error(`The console has errors:\n${unexpected.join('\n')}`)
    },
  }
}
