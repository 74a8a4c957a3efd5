// `npm run <task>`: installs what is missing, then hands over to the Node of this project. Runs on the system's Node 20.
import { spawn } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureInstalled } from './install.mjs'

process.chdir(fileURLToPath(new URL('..', import.meta.url)))
ensureInstalled()

const bin = path.resolve('node_modules/.bin')
const node = path.join(bin, 'node')
const child = spawn(node, ['scripts/main.ts', ...process.argv.slice(2)], {
  env: {
    // Decoded pictures are freed into the arena of the thread that held them, and glibc keeps them there: a worker would hold
    // twice the memory it uses. Few arenas, and large blocks given back at once. Read when a process starts.
    MALLOC_ARENA_MAX: '2',
    MALLOC_MMAP_THRESHOLD_: String(4 * 1024 * 1024),
    ...process.env,
    PATH: `${bin}${path.delimiter}${process.env.PATH}`,
  },
  // The channel tells the child when this process is killed without a chance to pass a signal on.
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
})

for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
// A terminal sends Ctrl-C to every process of the group itself; a second one would cut the child's goodbye short.
process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'))

// npm passes a signal to the shell between us and not to us: it dies, and its child goes to another parent.
const shell = process.ppid
const LOOK_AGAIN_MS = 250
if (process.env.npm_lifecycle_event)
  setInterval(() => process.ppid === shell || child.kill('SIGTERM'), LOOK_AGAIN_MS).unref()

child.on('error', (error) => {
  process.stderr.write(`▸ Cannot start ${node}: ${error.message}\n`)
  process.exitCode = 1
})
child.on('exit', (code, signal) => {
  process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 143)
})
