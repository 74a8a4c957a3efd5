import { expect, test } from 'vitest'
import { possibleActions } from './run-actions.ts'
import type { ExportRunState } from './states.ts'

const cases: readonly [ExportRunState, { failed?: number; undoable?: boolean }, string[]][] = [
  ['scheduled', {}, ['start-now', 'cancel']],
  ['queued', {}, ['pause', 'cancel']],
  ['running', { undoable: true }, ['pause', 'cancel']],
  ['pausing', {}, ['cancel']],
  ['paused', { undoable: true }, ['resume', 'cancel']],
  ['cancelling', { undoable: true }, []],
  ['finished', {}, []],
  ['finished', { failed: 2, undoable: true }, ['retry', 'undo', 'undo-later']],
  ['cancelled', { undoable: true }, ['undo', 'undo-later']],
]

test.each(cases)('an export that is %s (%j) offers %j', (state, { failed = 0, undoable = false }, actions) => {
  expect(possibleActions({ state, failed, undoable })).toEqual(actions)
})
