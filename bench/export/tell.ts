const startedAt = performance.now()

/** How far a long measurement is, on stderr: the figures have stdout for themselves. */
export function tell(what: string): void {
  process.stderr.write(`  ${((performance.now() - startedAt) / 1000).toFixed(0).padStart(4)} s  ${what}\n`)
}
