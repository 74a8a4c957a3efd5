import { describe, expect, test } from 'vitest'
import { changeMapping, type MappedEntry } from './change-mapping.ts'

const red = { kind: 'option', optionName: 'Color', optionValue: 'Red' } as const
const blue = { ...red, optionValue: 'Blue' }

function entry(id: string, more: Partial<MappedEntry> = {}): MappedEntry {
  return {
    id,
    assetId: `asset-${id}`,
    target: red,
    role: 'angle',
    position: 0,
    altText: null,
    origin: 'manual',
    accepted: true,
    confidence: null,
    reason: null,
    ...more,
  }
}

const entries = [entry('a', { role: 'hero' }), entry('b', { position: 1 }), entry('c', { position: 2, target: blue })]
const ids = (list: readonly MappedEntry[]) => list.map(({ id }) => id)

describe('assigning', () => {
  const change = { type: 'assign', entryId: 'n', assetId: 'x', target: red, role: 'hero' } as const

  test('puts the picture behind the others of its target and sends the former main picture to the angles', () => {
    const after = changeMapping(entries, change)
    expect(ids(after)).toEqual(['a', 'b', 'n', 'c'])
    expect(after.map(({ role }) => role)).toEqual(['angle', 'angle', 'hero', 'angle'])
    expect(after.map(({ position }) => position)).toEqual([0, 1, 2, 3])
  })

  test('again has no second effect', () => {
    const once = changeMapping(entries, change)
    expect(changeMapping(once, change)).toEqual(once)
  })

  test('a picture that the target has already only changes its role', () => {
    const after = changeMapping(entries, { ...change, assetId: 'asset-b' })
    expect(ids(after)).toEqual(['a', 'b', 'c'])
    expect(after[1]).toMatchObject({ role: 'hero', origin: 'manual' })
  })
})

describe('ordering', () => {
  test.each([
    ['c', 'a', ['c', 'a', 'b']],
    ['a', null, ['b', 'c', 'a']],
    ['a', 'c', ['b', 'a', 'c']],
    ['gone', 'a', ['a', 'b', 'c']],
    ['a', 'gone', ['a', 'b', 'c']],
  ])('%s before %s', (entryId, beforeId, expected) => {
    expect(ids(changeMapping(entries, { type: 'reorder', entryId, beforeId }))).toEqual(expected)
  })
})

describe('proposals', () => {
  const proposed = entry('p', {
    origin: 'proposal',
    accepted: false,
    confidence: 0.9,
    reason: 'why',
    role: 'hero',
    position: 3,
  })

  test('accepted, keep their reason; the main picture before them steps back', () => {
    const after = changeMapping([...entries, proposed], { type: 'accept', entryIds: ['p'] })
    expect(after.find(({ id }) => id === 'p')).toMatchObject({ accepted: true, origin: 'proposal', reason: 'why' })
    expect(after.find(({ id }) => id === 'a')?.role).toBe('angle')
  })

  test('changed, become the merchant’s own', () => {
    const after = changeMapping([proposed], { type: 'move', entryId: 'p', target: blue, role: 'detail' })
    expect(after[0]).toMatchObject({ accepted: true, origin: 'manual', confidence: null, target: blue })
  })

  test('that wait do not displace a main picture', () => {
    expect(changeMapping([...entries, proposed], { type: 'remove', entryId: 'b' })[0]?.role).toBe('hero')
  })
})

test('an alt text belongs to the entry', () => {
  const after = changeMapping(entries, { type: 'describe', entryId: 'b', altText: 'Red cap, side' })
  expect(after[1]?.altText).toBe('Red cap, side')
})
