import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mediaMoves } from './media-moves.ts'

describe('moves of media', () => {
  it.each([
    ['nothing to do', 'abcd', 'abcd', 0],
    ['the last to the front', 'abcd', 'dabc', 1],
    ['the first to the end', 'abcd', 'bcda', 1],
    ['two new ones to the front', 'abxy', 'xyab', 2],
    ['reversed', 'abcd', 'dcba', 3],
  ])('%s: %s to %s in %i moves', (_name, from, to, count) => {
    const moves = mediaMoves(letters(from), letters(to))
    expect(moves).toHaveLength(count)
    expect(applied(letters(from), moves).join('')).toBe(to)
  })

  it('always arrive at the wanted order', () => {
    const orders = fc
      .uniqueArray(fc.nat(99).map(String), { maxLength: 30 })
      .chain((ids) => fc.tuple(fc.constant(ids), fc.shuffledSubarray(ids, { minLength: ids.length })))
    fc.assert(
      fc.property(orders, ([current, wanted]) => {
        expect(applied(current, mediaMoves(current, wanted))).toEqual(wanted)
      }),
    )
  })
})

const letters = (text: string) => Array.from(text)

/** As Shopify applies them: one after another, on the current list. */
function applied(ids: readonly string[], moves: ReturnType<typeof mediaMoves>): string[] {
  const list = [...ids]
  for (const { id, newPosition } of moves) {
    list.splice(list.indexOf(id), 1)
    list.splice(newPosition, 0, id)
  }
  return list
}
