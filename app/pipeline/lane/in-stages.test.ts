import { expect, test } from 'vitest'
import { inStages } from './in-stages.ts'

function door() {
  let open: () => void = () => undefined
  const opened = new Promise<void>((resolve) => (open = resolve))
  return { opened, open: () => open() }
}

const nothing = () => Promise.resolve()

test('each stage serves one group at a time, in order', async () => {
  const seen: string[] = []
  const { opened, open } = door()
  const prepare = (group: string) => {
    seen.push(`prepare ${group}`)
    if (group === 'c') open()
    return Promise.resolve()
  }
  const wait = async (group: string) => {
    seen.push(`wait ${group}`)
    if (group === 'a') await opened
    seen.push(`end ${group}`)
  }
  await inStages(['a', 'b', 'c'], [prepare, wait], nothing)
  expect(seen.filter((word) => word.startsWith('prepare'))).toEqual(['prepare a', 'prepare b', 'prepare c'])
  expect(seen.filter((word) => /^(wait|end)/.test(word))).toEqual([
    'wait a',
    'end a',
    'wait b',
    'end b',
    'wait c',
    'end c',
  ])
})

test('a group is prepared while the one before it still waits', async () => {
  const { opened, open } = door()
  const prepare = (group: string) => {
    if (group === 'b') open()
    return Promise.resolve()
  }
  await inStages(['a', 'b'], [prepare, (group) => (group === 'a' ? opened : Promise.resolve())], nothing)
})

test('the last stage takes together what waits for it', async () => {
  const seen: string[] = []
  const { opened, open } = door()
  const prepare = (group: string) => {
    if (group === 'd') open()
    return Promise.resolve()
  }
  const publish = async (groups: readonly string[]) => {
    seen.push(groups.join(''))
    if (seen.length === 1) await opened
  }
  await inStages(['a', 'b', 'c', 'd'], [prepare], publish)
  expect(seen.join('')).toBe('abcd')
  expect(seen.length).toBeLessThan(4)
})

test('a failure is thrown when what was under way has ended, and nothing new is begun', async () => {
  const seen: string[] = []
  const { opened, open } = door()
  const prepare = async (group: string) => {
    if (group === 'b') await opened
    seen.push(`prepared ${group}`)
  }
  const publish = ([group]: readonly string[]) => {
    open()
    seen.push(`publish ${group}`)
    return group === 'a' ? Promise.reject(new Error('broken')) : Promise.resolve()
  }
  await expect(inStages(['a', 'b', 'c'], [prepare], publish)).rejects.toThrow('broken')
  expect(seen).toEqual(['prepared a', 'publish a', 'prepared b'])
})
