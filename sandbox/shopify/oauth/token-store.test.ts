import { expect, test } from 'vitest'
import { TokenStore } from './token-store.ts'

function aStore(): { store: TokenStore; pass: (seconds: number) => void } {
  let now = 0
  const clock = { now: () => now, schedule: () => () => undefined }
  return { store: new TokenStore(clock), pass: (seconds) => (now += seconds * 1_000) }
}

test('an expiring access token lives an hour', () => {
  const { store, pass } = aStore()
  const { accessToken } = store.issue({ expiring: true })
  pass(3_599)
  expect(store.isValid(accessToken)).toBe(true)
  pass(2)
  expect(store.isValid(accessToken)).toBe(false)
})

test('a token that does not expire has no refresh token', () => {
  const { store, pass } = aStore()
  const { accessToken, refreshToken } = store.issue({ expiring: false })
  pass(1_000_000)
  expect(refreshToken).toBeNull()
  expect(store.isValid(accessToken)).toBe(true)
})

test('a refresh token works again until its successor is used', () => {
  const { store } = aStore()
  const first = store.issue({ expiring: true })
  const second = store.refresh(first.refreshToken ?? '')
  expect(store.refresh(first.refreshToken ?? '')).not.toBeNull()
  expect(store.refresh(second?.refreshToken ?? '')).not.toBeNull()
  expect(store.refresh(first.refreshToken ?? '')).toBeNull()
})

test('a rotated refresh token dies after 30 days, an unused one after 90', () => {
  const { store, pass } = aStore()
  const rotated = store.issue({ expiring: true }).refreshToken ?? ''
  const unused = store.issue({ expiring: true }).refreshToken ?? ''
  store.refresh(rotated)
  pass(31 * 86_400)
  expect(store.refresh(rotated)).toBeNull()
  expect(store.refresh(unused)).not.toBeNull()
  const late = store.issue({ expiring: true }).refreshToken ?? ''
  pass(91 * 86_400)
  expect(store.refresh(late)).toBeNull()
})
