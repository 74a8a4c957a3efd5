import { setTimeout as realTime } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { letTimePass } from './let-time-pass.ts'
import { ManualClock } from './manual-clock.ts'

test('platform time stands still while real work goes on, whatever waits for another day', async () => {
  const clock = new ManualClock()
  const startedAt = clock.now()
  const passed: string[] = []
  const work = async (): Promise<void> => {
    await realTime(300)
    clock.schedule(1_000, () => passed.push('done'))
  }
  clock.schedule(86_400_000, () => passed.push('a day'))
  clock.schedule(1_000, () => void work())
  await letTimePass(clock, () => passed.length > 0)
  expect([passed, clock.now() - startedAt]).toEqual([['done'], 2_000])
})
