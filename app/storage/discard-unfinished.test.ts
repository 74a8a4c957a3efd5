import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { discardUnfinished } from './discard-unfinished.ts'

it('deletes what nobody has written to for a while, and leaves what is still arriving', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'mediaport-incoming-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const now = Date.parse('2026-11-22T12:00:00Z')
  for (const [name, hoursAgo] of [
    ['killed', 25],
    ['arriving', 1],
  ] as const) {
    const at = new Date(now - hoursAgo * 3_600_000)
    await writeFile(join(folder, name), 'half')
    await utimes(join(folder, name), at, at)
  }
  expect(await discardUnfinished(folder, 24 * 3_600_000, now)).toBe(1)
  expect(await readdir(folder)).toEqual(['arriving'])
  expect(await discardUnfinished(join(folder, 'not-made-yet'), 0, now)).toBe(0)
})
