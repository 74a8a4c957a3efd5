import { redirect, type AmazonRequest, type Reply } from '../http/exchange.ts'
import type { World } from '../state/world.ts'
import { callback } from './callback.ts'
import { consent, CONSENT_PATH } from './consent-page.ts'
import { CALLBACK_PATH } from './hops.ts'
import { refusalPage } from './layout.ts'
import { manageApps, MANAGE_PATH } from './manage-apps.ts'

/** The pages of seller central that an app has to do with. */
export function handleSellerCentral(world: World, request: AmazonRequest): Reply {
  const { path, base, host } = request
  if (path === CONSENT_PATH) return consent(world, request)
  if (path.startsWith(CALLBACK_PATH)) return callback(world, request)
  if (path === MANAGE_PATH) return manageApps(world, request)
  return path === '/' ? redirect(base + MANAGE_PATH) : { ...refusalPage(host, 'There is no such page.'), status: 404 }
}
