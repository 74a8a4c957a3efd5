import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { say } from './log.ts'
import { prepare } from './prepare/prepare.ts'
import { TASKS, type Task } from './tasks.ts'

const [name = '', ...args] = process.argv.slice(2)
const task = TASKS[name]
if (!task) {
  for (const [known, { does }] of Object.entries(TASKS)) process.stderr.write(`${known.padEnd(18)} ${does}\n`)
  process.exit(2)
}

let running: ChildProcess | null = null
let stopping = false
process.on('SIGTERM', () => stop('SIGTERM'))
process.on('SIGHUP', () => stop('SIGHUP'))
// A terminal sends Ctrl-C to every process of the group itself; a second one would cut the task's goodbye short.
process.on('SIGINT', () => stop(process.stdin.isTTY ? null : 'SIGINT'))
process.on('disconnect', () => stop('SIGTERM'))

function stop(signal: NodeJS.Signals | null) {
  stopping = true
  if (signal) running?.kill(signal)
}

async function run({ needs, command }: Task): Promise<number> {
  const database = await prepare(needs)
  try {
    if (stopping) return 130
    if (!command) {
      say(`npm run ${name}: done`)
      return 0
    }
    const [program = '', ...given] = command
    running = spawn(program, [...given, ...args], {
      env: { ...process.env, CHECKPOINT_DISABLE: '1', ...(database && { DATABASE_URL: database.url }) },
      stdio: 'inherit',
    })
    const [code] = (await once(running, 'close')) as [number | null]
    return code ?? 130
  } finally {
    await database?.release()
  }
}

try {
  process.exitCode = await run(task)
} catch (error) {
  say(`npm run ${name} failed. ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 1
}
// The channel to the bootstrap would keep a finished task alive.
if (process.connected) process.disconnect()
