import { expect, it } from 'vitest'
import { forgetFailedTurns, mayPass } from './failed-turns.ts'

it('is patient with turns that fail in a row, run by run, and begins anew after one that ended well', () => {
  const passing = Array.from({ length: 4 }, () => mayPass('bug'))
  expect(passing).toEqual([true, true, true, true])
  expect(mayPass('other')).toBe(true)
  expect(mayPass('bug')).toBe(false)
  for (let turn = 0; turn < 10; turn += 1) {
    expect(mayPass('shaky')).toBe(true)
    forgetFailedTurns('shaky')
  }
})
