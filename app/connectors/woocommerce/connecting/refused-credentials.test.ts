import { expect, it } from 'vitest'
import { ConnectorError } from '../../../core/channel/connector-error.ts'
import { refusedPassword } from './refused-credentials.ts'

const fetch = () => Promise.reject(new Error('nothing more is asked'))

it.each([
  ['incorrect_password', 'wrong_password'],
  ['invalid_username', 'wrong_password'],
  ['application_passwords_disabled_for_user', 'passwords_unavailable'],
  ['HTTP 302', 'redirect'],
])('tells a password that is refused by %s as %s', async (platformCode, issue) => {
  const error = new ConnectorError('auth_expired', 'refused', { platformCode })
  expect(await refusedPassword(error, { apiRoot: 'https://shop.example/wp-json/' }, { fetch })).toBe(issue)
})
