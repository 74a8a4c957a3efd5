import { Temporal } from 'temporal-polyfill'

/** What the clocks did to a time of day: nothing; it was skipped, so a later one counts; it comes twice, the first counts. */
export type ClockChange = 'none' | 'skipped' | 'repeated'

export interface ResolvedTime {
  readonly instant: Date
  readonly clockChange: ClockChange
}

/**
 * The moment at which the clocks of a zone show a date (`2026-03-29`) and time (`02:30`). A time that does not exist, because
 * the clocks go forward, moves on by as much as they do (03:30); one that exists twice, because they go back, is the first.
 * Null: no date, no time, or no zone.
 */
export function resolveLocalTime(date: string, time: string, timeZone: string): ResolvedTime | null {
  const wanted = parse(date, time)
  if (!wanted) return null
  try {
    const zoned = wanted.toZonedDateTime(timeZone, { disambiguation: 'compatible' })
    const later = wanted.toZonedDateTime(timeZone, { disambiguation: 'later' })
    const exists = zoned.toPlainDateTime().equals(wanted)
    const clockChange = !exists ? 'skipped' : later.equals(zoned) ? 'none' : 'repeated'
    return { instant: new Date(zoned.epochMilliseconds), clockChange }
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

/** What the clocks of a zone show at a moment, as inputs of date and time take it. */
export function toLocalTime(instant: Date, timeZone: string): { readonly date: string; readonly time: string } {
  const zoned = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone)
  return { date: zoned.toPlainDate().toString(), time: zoned.toPlainTime().toString({ smallestUnit: 'minute' }) }
}

function parse(date: string, time: string): Temporal.PlainDateTime | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || !/^\d{2}:\d{2}(:\d{2})?$/.test(time)) return null
  try {
    return Temporal.PlainDateTime.from(`${date}T${time}`)
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}
