import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { say } from '../log.ts'
import { isAlive } from '../process-alive.ts'

const LOOK_AGAIN_MS = 100

/** Runs `work` while no other process of this clone holds the same lock; a killed holder is passed over. */
export async function withLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  mkdirSync(path.dirname(file), { recursive: true })
  for (let waited = false; !tryLock(file); waited = true) {
    if (!waited) say(`Waiting for another process that holds ${file}`)
    await delay(LOOK_AGAIN_MS)
  }
  try {
    return await work()
  } finally {
    rmSync(file)
  }
}

function tryLock(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    if (isAbandoned(file)) rmSync(file, { force: true })
    return false
  }
}

function isAbandoned(file: string): boolean {
  try {
    const pid = Number(readFileSync(file, 'utf8'))
    // Between the making of the file and the writing of the pid it is empty.
    return pid > 0 && !isAlive(pid)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false
    throw error
  }
}
