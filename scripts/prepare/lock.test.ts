import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { withLock } from './lock.ts'

let folder: string
let lock: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'mediaport-lock-'))
  lock = path.join(folder, 'locks/build')
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('a lock', () => {
  it('lets one in at a time, in the end all', async () => {
    let inside = 0
    const work = async () => {
      expect(++inside).toBe(1)
      await new Promise(setImmediate)
      inside -= 1
      return 'done'
    }
    expect(await Promise.all([withLock(lock, work), withLock(lock, work), withLock(lock, work)])).toHaveLength(3)
  })

  it('is free again after a failure', async () => {
    await expect(withLock(lock, () => Promise.reject(new Error('it broke')))).rejects.toThrow('it broke')
    expect(await withLock(lock, async () => 'free')).toBe('free')
  })

  it('passes over a holder that was killed', async () => {
    const { pid } = spawnSync(process.execPath, ['--version'])
    await withLock(lock, async () => undefined)
    writeFileSync(lock, String(pid))
    expect(await withLock(lock, async () => 'inherited')).toBe('inherited')
  })
})
