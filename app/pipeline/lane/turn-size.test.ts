import { expect, it } from 'vitest'
import { laneRules } from './lane-rules.ts'
import { withTurnSize, type TurnSize } from './turn-size.ts'

it('gives full turns to as many lanes as the worker may have at length, and short ones to the rest', async () => {
  const over = Promise.withResolvers<null>()
  const sizes: TurnSize[] = []
  const turn = () =>
    withTurnSize((size) => {
      sizes.push(size)
      return over.promise
    })
  const turns = Array.from({ length: laneRules.fullTurnsAtOnce + 2 }, turn)
  expect(sizes.map(({ maxItems }) => maxItems)).toEqual([
    ...Array.from({ length: laneRules.fullTurnsAtOnce }, () => laneRules.turn.maxItems),
    ...[laneRules.shortTurn.maxItems, laneRules.shortTurn.maxItems],
  ])
  over.resolve(null)
  await Promise.all(turns)
  await turn()
  expect(sizes.at(-1)).toBe(laneRules.turn)
})
