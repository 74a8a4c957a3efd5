import { z } from 'zod'

/**
 * Yields the shop's Admin API token. With `rejected` it is asked for another one than the token that Shopify just refused,
 * and may answer with the same if there is none.
 */
export type AccessTokenSource = (options?: { readonly rejected: string }) => Promise<string>

/** What a Shopify account is opened with. The token stays with its keeper; a connector asks for it before each request. */
export const shopifyCredentialsSchema = z.object({
  shop: z.string().regex(/^[a-z0-9][a-z0-9-]*\.myshopify\.com$/),
  getAccessToken: z.custom<AccessTokenSource>((value) => typeof value === 'function'),
})

export type ShopifyCredentials = z.infer<typeof shopifyCredentialsSchema>
