import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { isAlive } from '../process-alive.ts'
import { startChild } from './child.ts'

let folder = ''
let logFile = ''
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'child-'))
  logFile = path.join(folder, 'child.log')
})
afterEach(() => rmSync(folder, { recursive: true }))

const EDGE_ENV = {
  MEDIAPORT_SANDBOX: '1',
  SHOPIFY_APP_URL: 'http://localhost:3000',
  SANDBOX_SHOPIFY_URL: 'http://localhost:4010',
  SANDBOX_SHELL_URL: 'http://localhost:4000',
}

const node = (program: string) => startChild({ name: 'helper', args: ['--eval', program], env: {}, logFile })

describe('a process of the product', () => {
  test('that ends by itself is a failure with its last words', async () => {
    const child = node('console.error("no database"); process.exit(3)')
    await expect(child.failure).rejects.toThrow(/helper ended with 3.*no database/s)
  })

  test('that fails before it is ready does not keep anybody waiting', async () => {
    const child = node('process.exit(1)')
    await expect(child.message((message): message is string => message === 'ready')).rejects.toThrow('helper ended')
  })

  test('is stopped on request, without a failure', async () => {
    const child = node('process.send("ready"); setInterval(() => {}, 1000)')
    await child.message((message): message is string => message === 'ready')
    await child.stop()
    await child.stop()
  })

  test('ends when the process that started it is killed', async () => {
    const program = `
      import { startChild } from './scripts/product/child.ts'
      const args = ['--import', './sandbox/edge.mjs', '--eval', 'console.log(process.pid); setInterval(() => {}, 1000)']
      startChild({ name: 'app', args, env: ${JSON.stringify(EDGE_ENV)}, logFile: ${JSON.stringify(logFile)} })
    `
    const parent = spawn(process.execPath, ['--input-type=module', '--eval', program], { stdio: 'ignore' })
    const pidInLog = () => Number(/^\d+$/m.exec(existsSync(logFile) ? readFileSync(logFile, 'utf8') : '')?.[0])
    await expect.poll(pidInLog).toBeGreaterThan(0)
    const pid = pidInLog()
    expect(isAlive(pid)).toBe(true)
    parent.kill('SIGKILL')
    await once(parent, 'exit')
    await expect.poll(() => isRunning(pid)).toBe(false)
  })
})

/** An orphan that nobody reaps stays in the table of processes, without a command. */
function isRunning(pid: number): boolean {
  const status = `/proc/${pid}/cmdline`
  return existsSync('/proc') ? existsSync(status) && readFileSync(status, 'utf8') !== '' : isAlive(pid)
}
