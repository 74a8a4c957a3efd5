import { runChecks } from './checks/run-checks.ts'

const failed = await runChecks()
process.exitCode = failed.length > 0 ? 1 : 0
