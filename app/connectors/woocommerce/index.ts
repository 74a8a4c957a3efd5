import type { ZodType } from 'zod'
import type { ConnectorDefinition } from '../../core/channel/connector.ts'
import { openWooCommerce } from './connector.ts'
import {
  wooCommerceCredentialsSchema,
  wooCommerceFactsSchema,
  wooCommerceSettingsSchema,
  type WooCommerceCredentials,
  type WooCommerceFacts,
  type WooCommerceSettings,
} from './credentials.ts'

export interface WooCommerceDefinition extends ConnectorDefinition<WooCommerceCredentials> {
  readonly settings: ZodType<WooCommerceSettings>
  readonly facts: ZodType<WooCommerceFacts>
}

export const woocommerce: WooCommerceDefinition = {
  channel: 'woocommerce',
  label: 'WooCommerce',
  credentials: wooCommerceCredentialsSchema,
  settings: wooCommerceSettingsSchema,
  facts: wooCommerceFactsSchema,
  open: openWooCommerce,
}
