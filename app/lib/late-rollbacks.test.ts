import { expect, it, vi } from 'vitest'
import { judgeRejection } from './late-rollbacks.ts'

it.each([
  ['by Prisma’s adapter', Object.assign(new Error('connection closed'), { name: 'DriverAdapterError' })],
  ['by the driver itself', new Error('Connection terminated unexpectedly')],
])('reports a rollback that came too late for its connection, told %s', (_by, late) => {
  const report = vi.fn()
  judgeRejection(report)(late)
  expect(report).toHaveBeenCalledWith(late)
})

it.each([new Error('a bug'), 'Connection terminated unexpectedly'])(
  'leaves any other rejection as loud as it was',
  (bug) => {
    const report = vi.fn()
    expect(() => judgeRejection(report)(bug)).toThrow()
    expect(report).not.toHaveBeenCalled()
  },
)
