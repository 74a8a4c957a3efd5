import { wait } from '../../clock.ts'
import { createKey } from '../auth/consumer-keys.ts'
import { RemoteError } from '../images/remote-error.ts'
import { requestRemote } from '../images/remote-request.ts'
import type { User } from '../state/model.ts'
import type { Site } from '../state/site.ts'
import type { World } from '../state/world.ts'
import type { KeyRequest } from './request.ts'
import { WcAuthError } from './wc-auth-error.ts'

const TIMEOUT_MS = 60_000

/**
 * Makes keys and posts them to the application, before the browser goes on. Anything but exactly 200 takes the keys back. Each
 * approval makes another pair.
 */
export async function grantKeys(world: World, site: Site, user: User, asked: KeyRequest): Promise<void> {
  const { appName, userId, scope, callbackUrl } = asked
  const key = createKey(site, { userId: user.id, permissions: scope, description: `${appName} - API` })
  const body = JSON.stringify({
    key_id: key.id,
    user_id: userId,
    consumer_key: key.consumerKey,
    consumer_secret: key.consumerSecret,
    key_permissions: scope,
  })
  try {
    await post(world, site, callbackUrl, body)
  } catch (error) {
    site.data.keys.delete(key.id)
    throw error instanceof RemoteError ? new WcAuthError(error.message) : error
  }
}

async function post(world: World, site: Site, url: string, body: string): Promise<void> {
  const fault = world.faults.take('callback', [url])
  if (fault?.kind === 'delay') await wait(world.clock, fault.delayMs)
  if (fault?.kind === 'drop-before') throw new RemoteError('cURL error 52: Empty reply from server')
  const headers = { 'content-type': 'application/json;charset=UTF-8' }
  const { status } = await requestRemote(world, site, { method: 'POST', url, headers, body, timeoutMs: TIMEOUT_MS })
  if (status !== 200 || fault?.kind === 'drop-after') {
    throw new WcAuthError('An error occurred in the request and at the time were unable to send the consumer data')
  }
}
