import { describe, expect, test } from 'vitest'
import { whyHeldUp } from './channel-standing.ts'

describe('an approval of several stores', () => {
  test('goes ahead with those that are ready, whatever has nothing to do or cannot be reached', () => {
    expect(whyHeldUp(['ready', 'nothing', 'unplanned', 'started'])).toBeNull()
  })

  test('waits for every store that needs a word, or is being planned', () => {
    expect(whyHeldUp(['ready', 'removals'])).toBe('removals')
    expect(whyHeldUp(['ready', 'overlaps', 'planning'])).toBe('planning')
    expect(whyHeldUp(['outdated', 'ready'])).toBe('outdated')
  })

  test('says why there is nothing to approve', () => {
    expect(whyHeldUp(['nothing', 'unplanned'])).toBe('nothing')
    expect(whyHeldUp(['unplanned'])).toBe('unplanned')
    expect(whyHeldUp([])).toBe('unplanned')
  })
})
