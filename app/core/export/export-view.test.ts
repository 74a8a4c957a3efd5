import { describe, expect, test } from 'vitest'
import { type ExportItemView, failureReasons, mergeItems, runTotals } from './export-view.ts'
import type { ExportItemState } from './states.ts'

function item(id: string, state: ExportItemState, more: Partial<ExportItemView> = {}): ExportItemView {
  return { id, position: Number(id), state, imagesDone: 0, imagesTotal: 4, attempt: 1, problem: null, ...more }
}

describe('totals of a run', () => {
  test('always reconcile with what was selected', () => {
    const states: ExportItemState[] = ['done', 'failed', 'skipped', 'cancelled', 'uploading', 'queued']
    const totals = runTotals(states.map((state, index) => item(String(index), state)))
    expect(totals).toMatchObject({ selected: 6, done: 1, failed: 1, skipped: 1, cancelled: 1, open: 2 })
  })

  test('move with each uploaded picture and end at 1', () => {
    const half = runTotals([item('1', 'uploading', { imagesDone: 2 })]).share
    expect(half).toBeGreaterThan(runTotals([item('1', 'uploading')]).share)
    expect(runTotals([item('1', 'done'), item('2', 'failed')]).share).toBe(1)
  })

  test('keep what was uploaded while the run stands still', () => {
    expect(runTotals([item('1', 'queued', { imagesDone: 4 })]).share).toBeGreaterThan(0)
  })

  test('of nothing are nothing', () => {
    expect(runTotals([]).share).toBe(0)
  })
})

test('changed items replace what was known, in the order of the run', () => {
  const merged = mergeItems([item('1', 'queued'), item('2', 'queued')], [item('2', 'done'), item('0', 'done')])
  expect(merged.map(({ id, state }) => [id, state])).toEqual([
    ['0', 'done'],
    ['1', 'queued'],
    ['2', 'done'],
  ])
})

test('failures stand together by their reason, the most frequent first', () => {
  const problem = (code: string) => ({
    ...{ code, detail: null, assetId: null },
    ...({ happened: `It was ${code}.`, todo: 'Retry.', action: 'retry' } as const),
  })
  const failed = (id: string, code: string) => item(id, 'failed', { problem: problem(code) })
  const skipped = item('9', 'skipped', { problem: problem('unchanged') })
  const reasons = failureReasons([failed('1', 'timeout'), failed('2', 'rejected'), skipped, failed('3', 'rejected')])
  expect(reasons.map(({ code, count, items }) => [code, count, items.map(({ id }) => id)])).toEqual([
    ['rejected', 2, ['2', '3']],
    ['timeout', 1, ['1']],
  ])
})
