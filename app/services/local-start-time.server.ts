import { AppError } from '../core/errors.ts'
import { resolveLocalTime } from '../lib/local-time.ts'
import { shopTimeZone } from '../queries/shop-time-zone.server.ts'

export interface LocalStartTime {
  readonly workspaceId: string
  readonly shopDomain: string
  /** `2026-11-27`, as the shop's clocks and calendar show it. */
  readonly date: string
  /** `06:00`. */
  readonly time: string
}

/** The moment that a merchant means by a date and time of the shop's clocks. Throws `AppError` invalid_input. */
export async function localStartTime({ workspaceId, shopDomain, date, time }: LocalStartTime): Promise<Date> {
  const resolved = resolveLocalTime(date, time, await shopTimeZone(workspaceId, shopDomain))
  if (resolved) return resolved.instant
  throw new AppError('invalid_input', 'no date and time', {
    userMessage: 'Choose a date and a time.',
    field: 'startAt',
  })
}
