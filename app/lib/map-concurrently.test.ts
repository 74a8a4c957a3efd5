import { expect, it } from 'vitest'
import { mapConcurrently } from './map-concurrently.ts'

it('answers in the order of the input, with no more calls under way than allowed', async () => {
  let underWay = 0
  let most = 0
  const doubled = await mapConcurrently([3, 1, 2], 2, async (number) => {
    most = Math.max(most, ++underWay)
    for (let turn = 0; turn < number; turn += 1) await Promise.resolve()
    underWay -= 1
    return number * 2
  })
  expect(doubled).toEqual([6, 2, 4])
  expect(most).toBe(2)
})

it('begins nothing new after a failure, and throws it when what was under way has ended', async () => {
  const slow = Promise.withResolvers<null>()
  const begun: string[] = []
  const ended: string[] = []
  const mapped = mapConcurrently(['slow', 'broken', 'never'], 2, async (name) => {
    begun.push(name)
    if (name === 'broken') throw new Error('broken')
    await slow.promise
    ended.push(name)
  })
  slow.resolve(null)
  await expect(mapped).rejects.toThrow('broken')
  expect(begun).toEqual(['slow', 'broken'])
  expect(ended).toEqual(['slow'])
})
