import type { ConnectionCheck } from '../../../core/channel/connector.ts'
import type { ShopifyClient } from '../client.ts'
import { shopCheck } from '../documents/shop-check.ts'
import { requiredScopes } from '../requirements.ts'

export async function check(client: ShopifyClient): Promise<ConnectionCheck> {
  const { data } = await client.runWhole(shopCheck, {})
  const scopes = data.currentAppInstallation.accessScopes.map(({ handle }) => handle)
  return {
    accountName: data.shop.name,
    scopes,
    missingScopes: requiredScopes.filter((scope) => !scopes.includes(scope)),
    ianaTimezone: data.shop.ianaTimezone,
  }
}
