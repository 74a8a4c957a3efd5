import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { ManualClock } from '../../testing/manual-clock.ts'
import { openStore } from '../testing/open-store.ts'

test('as many requests as there are workers are worked on at once, the others wait their turn', async () => {
  const clock = new ManualClock()
  const { world, site, rest } = await openStore({ settings: { phpWorkers: 2, requestMs: 100 } }, { clock })
  const answers = [1, 2, 3].map(() => rest('GET', '/wc/v3/products'))
  await expect.poll(() => site.php).toMatchObject({ running: 2, waiting: { length: 1 } })
  clock.advance(100)
  await Promise.race(answers)
  await expect.poll(() => site.php.waiting).toHaveLength(0)
  while (world.requests.since(0).length < 3) {
    clock.advance(100)
    await nextTurn()
  }
  await Promise.all(answers)
  expect(world.requests.since(0).map(({ waitedMs }) => waitedMs > 0)).toEqual([false, false, true])
  expect(site.php.running).toBe(0)
})

test('files of the library need no worker', async () => {
  const { site, upload } = await openStore()
  const { body } = await upload('mug.jpg')
  site.settings.phpWorkers = 0
  expect((await fetch(String(body['source_url']))).headers.get('content-type')).toBe('image/jpeg')
})
