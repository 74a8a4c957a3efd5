import type { ZodType } from 'zod'
import type { ConnectorDefinition } from '../../core/channel/connector.ts'
import { discoverSite } from './connecting/discover-site.ts'
import { revokeCredentials, tryCredentials } from './connecting/try-credentials.ts'
import { openWooCommerce } from './connector.ts'
import {
  wooCommerceCredentialsSchema,
  wooCommerceFactsSchema,
  wooCommerceSettingsSchema,
  type WooCommerceCredentials,
  type WooCommerceFacts,
  type WooCommerceSettings,
} from './credentials.ts'

/** Stores are on servers of their own, so that connecting one begins with finding it. */
interface WooCommerceDefinition extends ConnectorDefinition<WooCommerceCredentials> {
  readonly settings: ZodType<WooCommerceSettings>
  readonly facts: ZodType<WooCommerceFacts>
  readonly discoverSite: typeof discoverSite
  readonly tryCredentials: typeof tryCredentials
  readonly revokeCredentials: typeof revokeCredentials
}

export const woocommerce: WooCommerceDefinition = {
  channel: 'woocommerce',
  label: 'WooCommerce',
  credentials: wooCommerceCredentialsSchema,
  settings: wooCommerceSettingsSchema,
  facts: wooCommerceFactsSchema,
  open: openWooCommerce,
  discoverSite,
  tryCredentials,
  revokeCredentials,
}
