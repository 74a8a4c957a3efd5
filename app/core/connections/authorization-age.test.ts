import { expect, it } from 'vitest'
import { authorizationAge } from './authorization-age.ts'

const day = 24 * 60 * 60 * 1000
const given = '2026-01-01T12:00:00.000Z'
const after = (days: number) => authorizationAge(given, Date.parse(given) + days * day)

it.each([
  [0, 365, 'fresh'],
  [334.9, 30, 'fresh'],
  [335, 30, 'due'],
  [364.5, 0, 'due'],
  [365, 0, 'over'],
  [400, 0, 'over'],
])('an authorisation is %s days old: %s days are left, it is %s', (days, daysLeft, standing) => {
  expect(after(days)).toMatchObject({ daysLeft, standing, endsAt: '2027-01-01T12:00:00.000Z' })
})
