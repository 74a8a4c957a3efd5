import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { isAlive } from '../process-alive.ts'

/** `none`: no server runs on this data · `foreign`: the pid was given to somebody else since · `ours`: ask its port. */
export type Postmaster = { state: 'none' | 'foreign' } | { state: 'ours'; pid: number; port: number }

/** PostgreSQL parses the pid as a C int; no system gives this one out. */
const NOBODYS_PID = 2 ** 31 - 1

const fileOf = (home: string) => path.join(home, 'data', 'postmaster.pid')

/** Reads `postmaster.pid`: line 1 is the pid, line 4 the port. */
export function readPostmaster(home: string): Postmaster {
  if (!existsSync(fileOf(home))) return { state: 'none' }
  const lines = readFileSync(fileOf(home), 'utf8').split('\n')
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) return { state: 'none' }
  const command = commandOf(pid)
  // A killed server whose parent has not reaped it has no command line: still ours, gone in a moment.
  if (command && !command.includes(path.join(home, 'data'))) return { state: 'foreign' }
  return { state: 'ours', pid, port: Number(lines[3]) }
}

/**
 * Lets the server start although the pid of its predecessor now belongs to another process. The file stays, with a pid
 * that nobody has: PostgreSQL still checks through it that no orphan of the predecessor holds the shared memory.
 */
export function disownPid(home: string): void {
  const [, ...rest] = readFileSync(fileOf(home), 'utf8').split('\n')
  writeFileSync(fileOf(home), [NOBODYS_PID, ...rest].join('\n'))
}

function commandOf(pid: number): string {
  const proc = `/proc/${pid}/cmdline`
  if (existsSync(proc)) return readFileSync(proc, 'utf8').replaceAll('\0', ' ')
  return spawnSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' }).stdout
}
