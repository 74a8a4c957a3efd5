import { expect, it } from 'vitest'
import { listingChangeSchema, type PlannedMedia } from '../../core/export/listing-change.ts'
import { groupsOf } from './groups.ts'

function anItem(name: string, kinds: readonly PlannedMedia['kind'][], action: PlannedMedia['action'] = 'upload') {
  const media = kinds.map((kind, index) => ({
    ...{ assetId: name, renditionKey: `${name} ${index}`, kind, role: 'angle', fileName: name, spec: null },
    ...{ alt: null, action, remoteId: null, changesAlt: false },
  }))
  const rest = { restores: [], removals: [], variants: [], galleries: [], order: null }
  return { name, change: listingChangeSchema.parse({ media, ...rest }) }
}

const namesOf = (items: ReturnType<typeof anItem>[]) => groupsOf(items).map((group) => group.map(({ name }) => name))

it('fills groups in order, as far as their pictures go', () => {
  const many = Array.from({ length: 200 }, () => 'image' as const)
  expect(namesOf([anItem('a', many), anItem('b', ['image']), anItem('c', many), anItem('d', [])])).toEqual([
    ['a', 'b'],
    ['c', 'd'],
  ])
})

it('lets no product wait for the video of another one', () => {
  const items = [
    anItem('a', ['image', 'video']),
    anItem('b', ['image']),
    anItem('c', ['video']),
    anItem('d', ['image']),
  ]
  expect(namesOf(items)).toEqual([
    ['b', 'd'],
    ['a', 'c'],
  ])
})

it('takes a video that is in place for what it is: no wait', () => {
  expect(namesOf([anItem('a', ['video'], 'present'), anItem('b', ['image'])])).toEqual([['a', 'b']])
})
