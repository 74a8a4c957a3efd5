import { EventEmitter, once } from 'node:events'
import { describe, expect, it } from 'vitest'
import { PixelBudget } from './pixel-budget.ts'

/** Tasks that end when told to, and a record of which have begun. */
function controlled(budget: PixelBudget) {
  const begun: string[] = []
  const begin = (name: string, pixels: number, tenant?: string) => {
    const end = new EventEmitter()
    const work = async () => {
      begun.push(name)
      await once(end, 'end')
    }
    const done = budget.run(pixels, work, tenant)
    return { end, done }
  }
  return { begun, begin }
}

const settled = () => new Promise((resolve) => setImmediate(resolve))

describe('the pixel budget', () => {
  it('runs together what fits, and lets the rest wait in order', async () => {
    const { begun, begin } = controlled(new PixelBudget(10, 4))
    const first = begin('first', 6)
    const large = begin('large', 8)
    begin('small', 1)
    await settled()
    expect(begun).toEqual(['first'])
    first.end.emit('end')
    await first.done
    await settled()
    expect(begun).toEqual(['first', 'large', 'small'])
    large.end.emit('end')
  })

  it('runs a picture beyond the whole budget alone', async () => {
    const { begun, begin } = controlled(new PixelBudget(10, 4))
    const huge = begin('huge', 500)
    begin('next', 1)
    await settled()
    expect(begun).toEqual(['huge'])
    huge.end.emit('end')
    await huge.done
    await settled()
    expect(begun).toEqual(['huge', 'next'])
  })

  it('limits the number of tasks', async () => {
    const { begun, begin } = controlled(new PixelBudget(100, 2))
    for (const name of ['one', 'two', 'three']) begin(name, 1)
    await settled()
    expect(begun).toEqual(['one', 'two'])
  })

  it('gives the place back when a task fails', async () => {
    const { begun, begin } = controlled(new PixelBudget(10, 1))
    const failing = begin('failing', 10)
    begin('next', 10)
    await settled()
    failing.end.emit('error', new Error('decoder gave up'))
    await expect(failing.done).rejects.toThrow('decoder gave up')
    await settled()
    expect(begun).toEqual(['failing', 'next'])
  })

  it('gives tenants turns, however many pictures one of them has', async () => {
    const { begun, begin } = controlled(new PixelBudget(10, 1))
    const large = ['a', 'b', 'c', 'd'].map((name) => begin(name, 5, 'large shop'))
    const small = begin('small', 5, 'small shop')
    await settled()
    for (const task of [large[0]!, small, large[1]!, large[2]!]) {
      task.end.emit('end')
      await task.done
      await settled()
    }
    expect(begun).toEqual(['a', 'small', 'b', 'c', 'd'])
    large[3]!.end.emit('end')
  })
})
