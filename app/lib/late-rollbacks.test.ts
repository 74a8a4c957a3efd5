import { expect, it, vi } from 'vitest'
import { judgeRejection } from './late-rollbacks.ts'

it('reports what the database driver could not roll back, and nothing else', () => {
  const report = vi.fn()
  const judge = judgeRejection(report)
  const late = Object.assign(new Error('connection closed'), { name: 'DriverAdapterError' })
  judge(late)
  expect(report).toHaveBeenCalledWith(late)
  expect(() => judge(new Error('a bug'))).toThrow('a bug')
  expect(report).toHaveBeenCalledTimes(1)
})
