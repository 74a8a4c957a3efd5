import { randomInt, randomUUID } from 'node:crypto'
import type { SiteRequest } from '../http/exchange.ts'
import { RestError } from '../rest/rest-error.ts'
import type { ApplicationPassword, User } from '../state/model.ts'
import type { Site } from '../state/site.ts'
import { basicCredentials } from './basic.ts'

const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'

/** WordPress offers them over https, and over http where the site is said to be local. */
export function applicationPasswordsAvailable({ settings }: Site, isSecure: boolean): boolean {
  return isSecure || settings.environmentType === 'local'
}

/** 24 characters. The same name twice makes two. */
export function createApplicationPassword(
  { data }: Site,
  { userId, name, appId = '' }: { userId: number; name: string; appId?: string },
  nowMs: number,
): ApplicationPassword {
  const password = Array.from({ length: 24 }, () => LETTERS[randomInt(LETTERS.length)]).join('')
  const made = { uuid: randomUUID(), appId, name, userId, password, createdAt: nowMs, lastUsedAt: null }
  data.applicationPasswords.set(made.uuid, made)
  return made
}

/** The user that a Basic header proves by an application password; null without such a header. Throws when it is wrong. */
export function findByApplicationPassword(
  { site, headers }: SiteRequest,
  nowMs: number,
): { user: User; applicationPassword: ApplicationPassword } | null {
  const given = basicCredentials(headers['authorization'])
  if (!given) return null
  const user = site.data.users.find(({ login, email }) => login === given.user || email === given.user)
  if (!user) {
    const message = '<strong>Error:</strong> Unknown username. Check again or try your email address.'
    throw new RestError(401, 'invalid_username', message)
  }
  const plain = given.password.replace(/[^a-z\d]/gi, '')
  const found = [...site.data.applicationPasswords.values()].find(
    ({ userId, password }) => userId === user.id && password === plain,
  )
  if (!found) {
    throw new RestError(401, 'incorrect_password', 'The provided password is an invalid application password.')
  }
  found.lastUsedAt = nowMs
  return { user, applicationPassword: found }
}
