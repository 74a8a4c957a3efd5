import { describe, expect, it } from 'vitest'
import { resolveLocalTime, toLocalTime } from './local-time.ts'

const at = (date: string, time: string, zone = 'Europe/Berlin') => {
  const resolved = resolveLocalTime(date, time, zone)
  return resolved && [resolved.instant.toISOString(), resolved.clockChange]
}

describe('a time of day in a shop’s zone', () => {
  it.each([
    ['an ordinary one', '2026-07-01', '09:00', 'Europe/Berlin', '2026-07-01T07:00:00.000Z', 'none'],
    ['one without clock changes', '2026-03-29', '02:30', 'Asia/Tokyo', '2026-03-28T17:30:00.000Z', 'none'],
    [
      'one that the clocks skip moves forward',
      '2026-03-29',
      '02:30',
      'Europe/Berlin',
      '2026-03-29T01:30:00.000Z',
      'skipped',
    ],
    [
      'one that comes twice is the first',
      '2026-10-25',
      '02:30',
      'Europe/Berlin',
      '2026-10-25T00:30:00.000Z',
      'repeated',
    ],
    ['just after the skipped hour', '2026-03-29', '03:00', 'Europe/Berlin', '2026-03-29T01:00:00.000Z', 'none'],
    ['a skip of half an hour', '2026-10-04', '02:15', 'Australia/Lord_Howe', '2026-10-03T15:45:00.000Z', 'skipped'],
    ['a skipped midnight', '2026-09-06', '00:10', 'America/Santiago', '2026-09-06T04:10:00.000Z', 'skipped'],
  ])('%s', (_name, date, time, zone, instant, change) => {
    expect(at(date, time, zone)).toEqual([instant, change])
  })

  it.each([
    ['2026-02-30', '09:00', 'UTC'],
    ['2026-02-01', '24:61', 'UTC'],
    ['tomorrow', '09:00', 'UTC'],
    ['2026-02-01', '', 'UTC'],
    ['2026-02-01', '09:00', 'Mars/Olympus'],
  ])('is refused where there is none: %s %s %s', (date, time, zone) => {
    expect(at(date, time, zone)).toBeNull()
  })

  it('is read back as the clocks show it', () => {
    expect(toLocalTime(new Date('2026-03-29T01:30:00Z'), 'Europe/Berlin')).toEqual({
      date: '2026-03-29',
      time: '03:30',
    })
  })
})
