import '@shopify/shopify-app-remix/server/adapters/node'
import { AppDistribution, shopifyApp } from '@shopify/shopify-app-remix/server'
import { env } from './env.server.ts'
import { ensureTenant } from './services/ensure-tenant.server.ts'
import { sessionStorage } from './sessions/index.server.ts'
import { apiVersion, shopifyLogger } from './shopify-api.server.ts'

/**
 * The one Shopify object of the pages. Managed installation asks the merchant for scopes (`shopify.app.toml`); tokens come by
 * token exchange, expire after an hour and are refreshed in `connections/shopify-access-token.server.ts`.
 */
const shopify = shopifyApp({
  apiKey: env.SHOPIFY_API_KEY,
  apiSecretKey: env.SHOPIFY_API_SECRET,
  appUrl: env.SHOPIFY_APP_URL,
  apiVersion,
  isEmbeddedApp: true,
  distribution: AppDistribution.AppStore,
  sessionStorage,
  logger: shopifyLogger,
  future: { unstable_newEmbeddedAuthStrategy: true, expiringOfflineAccessTokens: true },
  hooks: {
    // Runs after every token exchange, so about hourly, and not before the first page's other loaders go on: it only repeats
    // what `authenticateAdmin` ensures anyway, with the scopes that were just granted.
    afterAuth: async ({ session }) => {
      await ensureTenant({ shopDomain: session.shop, grantedScopes: session.scope ?? '' })
    },
  },
})

export const { authenticate, addDocumentResponseHeaders, login } = shopify
