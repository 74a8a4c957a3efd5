import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { runChecks } from './checks/run-checks.ts'
import { say } from './log.ts'

const REPORT = '.data/test-report.json'

/** The part of vitest's JSON report that is counted. A file that fails before its first test has no test of its own. */
interface Report {
  numPassedTests: number
  numFailedTests: number
  testResults: { status: string; assertionResults: unknown[] }[]
}

async function runTests(args: string[]): Promise<number> {
  rmSync(REPORT, { force: true })
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${REPORT}`]
  const vitest = spawn('vitest', ['run', ...reporters, ...args], { stdio: 'inherit' })
  const [code] = (await once(vitest, 'close')) as [number | null]
  return code ?? 1
}

function count(): { passed: number; failed: number } {
  if (!existsSync(REPORT)) return { passed: 0, failed: 0 }
  const report = JSON.parse(readFileSync(REPORT, 'utf8')) as Report
  const broken = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0)
  return { passed: report.numPassedTests, failed: report.numFailedTests + broken.length }
}

const failedChecks = await runChecks()
const code = await runTests(process.argv.slice(2))
const { passed, failed } = count()
if (failedChecks.length > 0) say(`Checks that failed: ${failedChecks.join(', ')}`)
process.stdout.write(`${passed} passed, ${failed} failed\n`)
process.exitCode = code !== 0 || failed > 0 || failedChecks.length > 0 ? 1 : 0
