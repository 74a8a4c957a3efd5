import { z } from 'zod'
import { videoChoices } from '../../core/channel/video-choice.ts'

/**
 * An application password covers products and pictures. A pair of REST keys covers `wc/…` routes alone: with keys the store
 * fetches pictures itself. `keysIn: 'query'` is the way out where the host strips the `Authorization` header; on http sites the
 * keys sign each request (OAuth 1.0a) whatever it says.
 */
const wooCommerceAuthSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('application_password'),
    /** Login or e-mail. */
    username: z.string().min(1),
    password: z.string().min(1),
    /** WordPress's id of the password, by which it can be revoked. */
    uuid: z.string().optional(),
  }),
  z.object({
    kind: z.literal('keys'),
    consumerKey: z.string().startsWith('ck_'),
    consumerSecret: z.string().startsWith('cs_'),
    keysIn: z.enum(['header', 'query']),
  }),
])

export type WooCommerceAuth = z.infer<typeof wooCommerceAuthSchema>

/** What a store is opened with; kept sealed. Both addresses are final (no redirect leads on from them). */
export const wooCommerceCredentialsSchema = z.object({
  /** The store's own address without a trailing slash, such as `https://example.com/shop`. */
  siteUrl: z.url({ protocol: /^https?$/ }),
  /** Where its REST API begins, with a trailing slash, such as `https://example.com/shop/wp-json/`. */
  apiRoot: z.url({ protocol: /^https?$/ }),
  auth: wooCommerceAuthSchema,
})

export type WooCommerceCredentials = z.infer<typeof wooCommerceCredentialsSchema>

/** What the merchant chose for a store. */
export const wooCommerceSettingsSchema = z.object({
  imageFormat: z.enum(['jpeg', 'webp']).default('jpeg'),
  /** Products have no place for videos, so that nothing is done with them unless the merchant asks for it. */
  videos: z.enum(videoChoices).default('leave_out'),
})

export type WooCommerceSettings = z.infer<typeof wooCommerceSettingsSchema>

/** What the last check found out about a store; empty before the first. */
export const wooCommerceFactsSchema = z.object({
  wooCommerceVersion: z.string().nullable().default(null),
  wordPressVersion: z.string().nullable().default(null),
  /** What PHP takes in one upload; null: the store does not say. */
  uploadLimitBytes: z.number().int().positive().nullable().default(null),
  /** Whether variations have further views (`gallery_image_ids`) and the shop shows them. */
  variationGalleries: z.boolean().default(false),
  currency: z.string().nullable().default(null),
})

export type WooCommerceFacts = z.infer<typeof wooCommerceFactsSchema>
