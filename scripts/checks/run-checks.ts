import { say } from '../log.ts'
import { runTool } from '../run-tool.ts'
import { importsCommand } from './imports-command.ts'

/** What is checked without running the product, slowest first. */
const CHECKS: Record<string, [program: string, ...args: string[]]> = {
  lint: ['eslint', '.'],
  types: ['tsc', '--noEmit'],
  'dead code': ['knip', '--no-progress'],
  format: ['prettier', '--check', '--log-level=warn', '.'],
  imports: importsCommand,
}

/** Small machines have two cores, and the linter alone needs one. */
const AT_ONCE = 2

/** Runs every check, whatever the others find. @returns the names of those that failed, after printing what they say. */
export async function runChecks(): Promise<string[]> {
  const queue = Object.entries(CHECKS)
  const failed: string[] = []
  const worker = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) if (!(await passes(...next))) failed.push(next[0])
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  return failed
}

async function passes(name: string, [program, ...args]: [string, ...string[]]): Promise<boolean> {
  const startedAt = performance.now()
  try {
    const warnings = await runTool(program, args)
    say(`${name}: fine (${((performance.now() - startedAt) / 1000).toFixed(1)} s)`)
    if (name === 'lint' && warnings.trim()) process.stderr.write(warnings)
    return true
  } catch (error) {
    say(`${name}: failed`)
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    return false
  }
}
