import { API_VERSION } from '../schema.ts'
import type { TypeResolvers } from '../resolver-table.ts'
import { gid } from '../../state/ids.ts'
import { productQueries } from './product-queries.ts'

const PLAN_NAMES = { trial: 'Trial', standard: 'Basic', advanced: 'Advanced', plus: 'Shopify Plus' } as const

export const shopQueries: TypeResolvers = {
  shop: (_root: unknown, _args: object, { shop }) => ({ __typename: 'Shop', id: shop.id }),
  currentAppInstallation: () => ({ __typename: 'AppInstallation', id: gid('AppInstallation', 1) }),
  app: () => ({ __typename: 'App', id: gid('App', 1), title: 'Mediaport', handle: 'mediaport' }),
  publicApiVersions: () => [{ handle: API_VERSION, displayName: `${API_VERSION} (Latest)`, supported: true }],
}

export const shopTypes: Record<string, TypeResolvers> = {
  Shop: {
    name: (_shop: unknown, _args: object, { shop }) => shop.identity.name,
    myshopifyDomain: (_shop: unknown, _args: object, { shop }) => shop.identity.domain,
    primaryDomain: (_shop: unknown, _args: object, { shop }) => domain(shop.identity.domain),
    url: (_shop: unknown, _args: object, { shop }) => `https://${shop.identity.domain}`,
    ianaTimezone: (_shop: unknown, _args: object, { shop }) => shop.identity.ianaTimezone,
    currencyCode: (_shop: unknown, _args: object, { shop }) => shop.identity.currencyCode,
    email: (_shop: unknown, _args: object, { shop }) => `owner@${shop.identity.domain}`,
    contactEmail: (_shop: unknown, _args: object, { shop }) => `owner@${shop.identity.domain}`,
    plan: (_shop: unknown, _args: object, { shop }) => ({
      publicDisplayName: PLAN_NAMES[shop.identity.plan],
      shopifyPlus: shop.identity.plan === 'plus',
      partnerDevelopment: false,
    }),
    resourceLimits: () => ({
      maxProductVariants: 2_048,
      maxProductOptions: 3,
      locationLimit: 10,
      redirectLimitReached: false,
    }),
    products: productQueries['products'] ?? (() => null),
    productVariants: productQueries['productVariants'] ?? (() => null),
  },
  AppInstallation: {
    accessScopes: (_installation: unknown, _args: object, { world }) =>
      world.app.scopes.map((handle) => ({ handle, description: handle })),
    launchUrl: (_installation: unknown, _args: object, { shop, world }) =>
      `https://${shop.identity.domain}/admin/apps/${world.app.apiKey}`,
    activeSubscriptions: () => [],
    app: () => ({ __typename: 'App', id: gid('App', 1), title: 'Mediaport', handle: 'mediaport' }),
  },
  App: { apiKey: (_app: unknown, _args: object, { world }) => world.app.apiKey },
}

function domain(host: string): object {
  return { id: gid('Domain', 1), host, url: `https://${host}`, sslEnabled: true }
}
