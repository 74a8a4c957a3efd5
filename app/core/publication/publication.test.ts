import { describe, expect, it } from 'vitest'
import type { ChannelIssue } from '../channel/channel-issue.ts'
import type { ListingSlot } from '../channel/listing-slot.ts'
import { judgePublication } from './judge.ts'
import { matchLeaving, matchPictures } from './match-pictures.ts'
import type { PublishedPicture } from './publication.ts'
import { publicationWords } from './publication-words.ts'
import type { Look } from './same-look.ts'
import { followForMs, lateAfterMs, nextLook } from './schedule.ts'

const red: Look = { perceptualHash: 'f0f0f0f0f0f0f0f0', dominantColours: [{ hex: '#c81818', share: 1 }] }
const redAgain: Look = { perceptualHash: 'f0f0f0f0f0f0f0f1', dominantColours: [{ hex: '#d82828', share: 0.9 }] }
const blue: Look = { ...red, dominantColours: [{ hex: '#1818c8', share: 1 }] }
const other: Look = { perceptualHash: '0f0f0f0f0f0f0f0f', dominantColours: [] }

const own = (slot: ListingSlot, look: Look | null = red) => ({ slot, assetId: 'a', look })
const shown = (slot: ListingSlot, look: Look | null) => ({ slot, look, url: `https://cdn.example/${slot}.jpg` })

describe('what shoppers see', () => {
  it.each([
    ['the same picture, re-encoded', own('MAIN'), [shown('MAIN', redAgain)], 'ours'],
    ['the same shape in another colour', own('MAIN'), [shown('MAIN', blue)], 'another'],
    ['another picture', own('MAIN'), [shown('MAIN', other)], 'another'],
    ['it in another place than the main one', own('MAIN'), [shown('PT01', red), shown('MAIN', other)], 'another'],
    ['a further picture in another further place', own('PT03'), [shown('PT01', red)], 'ours'],
    ['nothing in its place', own('PT03'), [shown('MAIN', red)], 'nothing'],
    ['something that could not be read', own('SWCH'), [shown('SWCH', null)], 'unknown'],
    ['nothing yet, as far as the channel tells', own('MAIN'), null, 'unknown'],
  ] as const)('%s', (_, picture, catalogue, expected) => {
    expect(matchPictures([picture], catalogue).map((row) => row.shown)).toEqual([expected])
  })

  it('is told with how much the two differ', () => {
    expect(matchPictures([own('MAIN')], [shown('MAIN', redAgain)])[0]).toMatchObject({ distance: 1 })
  })
})

describe('what shoppers see of a picture that was taken out', () => {
  const look = (known: Look | null) => ({ slot: null, look: known })
  const kept = (...slots: ListingSlot[]) => slots.map((slot) => shown(slot, other))
  const swatch = { slot: 'SWCH' as const, look: red }

  it.each([
    ['nothing', look(red), kept('MAIN', 'PT01'), 1, []],
    ['it, in whatever place', look(red), [...kept('PT01'), shown('PT02', redAgain)], 1, ['PT02 still']],
    ['a main picture that looks like it', look(red), [shown('MAIN', red)], 0, []],
    ['no more pictures than there are', look(null), kept('PT01', 'PT02'), 2, []],
    ['more than there are, one of which may be it', look(null), kept('PT01', 'PT02'), 1, ['PT02 unknown']],
    ['the swatch', swatch, [shown('SWCH', redAgain)], 0, ['SWCH still']],
    ['another swatch', swatch, [shown('SWCH', other)], 0, []],
    ['what could not be read', swatch, [shown('SWCH', null)], 0, ['SWCH unknown']],
    ['nobody knows what', look(red), null, 1, ['PT01 unknown']],
  ] as const)('%s', (_, picture, catalogue, stays, expected) => {
    const found = matchLeaving([picture], catalogue, { own: [], stays })
    expect(found.map((row) => `${row.slot} ${row.shown}`)).toEqual(expected)
  })

  it('is not taken for the picture that came in its place', () => {
    expect(matchLeaving([look(red)], [shown('PT01', redAgain)], { own: [own('PT01', redAgain)], stays: 1 })).toEqual([])
  })
})

function anIssue(overrides: Partial<ChannelIssue> = {}): ChannelIssue {
  const words = { happened: 'It has text.', remedy: 'Take it out.', message: 'text' }
  return { code: '18027', severity: 'error', slot: 'MAIN', ours: true, effect: null, ...words, ...overrides }
}

const pictures = (...rows: PublishedPicture['shown'][]): PublishedPicture[] =>
  rows.map((row) => ({ slot: 'MAIN', assetId: 'a', shown: row, distance: null, url: null }))

const minutes = 60_000

describe('what became of an export', () => {
  it.each([
    ['live', pictures('ours', 'ours'), [], minutes],
    ['accepted', pictures('ours', 'another'), [], minutes],
    ['accepted', pictures('unknown'), [], lateAfterMs],
    ['not_shown', pictures('another'), [], lateAfterMs],
    ['accepted', pictures('ours', 'still'), [], minutes],
    ['not_shown', pictures('ours', 'still'), [], lateAfterMs],
    ['unknown', pictures('unknown'), [], followForMs],
    ['suppressed', pictures('ours'), [anIssue({ effect: 'listing_hidden', severity: 'warning' })], minutes],
    ['rejected', pictures('nothing'), [anIssue()], minutes],
    ['rejected', pictures('nothing'), [anIssue({ effect: 'picture_hidden', severity: 'warning' })], minutes],
    ['accepted', pictures('nothing'), [anIssue({ slot: 'PT04' })], minutes],
    ['accepted', pictures('nothing'), [anIssue({ ours: false, slot: null })], minutes],
    ['live', [], [], minutes],
  ] as const)('%s', (state, shownPictures, issues, elapsedMs) => {
    expect(judgePublication({ pictures: shownPictures, isSeen: true, issues, elapsedMs })).toBe(state)
  })

  it('is not live where nobody could see the listing', () => {
    const unseen = { pictures: [], isSeen: false, issues: [] }
    expect(judgePublication({ ...unseen, elapsedMs: minutes })).toBe('accepted')
    expect(judgePublication({ ...unseen, elapsedMs: followForMs })).toBe('unknown')
  })

  it('asks to wait where it may have solved what hid the listing, as long as it is followed', () => {
    const told = { state: 'suppressed', issues: [anIssue()], pictures: pictures('ours') } as const
    expect(publicationWords({ ...told, followed: true }).todo).toContain('within a day')
    expect(publicationWords({ ...told, followed: false }).todo).not.toContain('within a day')
  })

  it('says that another seller’s picture won, where it is the main one', () => {
    const told = { state: 'not_shown', issues: [], followed: false } as const
    expect(publicationWords({ ...told, pictures: pictures('another') }).happened).toContain('another main picture')
    expect(publicationWords({ ...told, pictures: pictures('nothing') }).happened).toContain('not see all')
    expect(publicationWords({ ...told, pictures: pictures('ours', 'still') }).happened).toContain('taken out')
  })
})

describe('the looks at a listing', () => {
  it('become fewer, and end after two days', () => {
    const gaps: number[] = []
    for (let at: number | null = 0, next = nextLook(0, 0); next !== null; at = next, next = nextLook(0, at)) {
      gaps.push(next - at)
    }
    expect(gaps.every((gap, index) => index === 0 || gap >= (gaps[index - 1] ?? 0))).toBe(true)
    expect(gaps.reduce((sum, gap) => sum + gap, 0)).toBe(followForMs)
    expect(gaps.length).toBeLessThan(20)
    expect(nextLook(0, followForMs)).toBeNull()
  })
})
