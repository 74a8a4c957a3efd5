import { amazonPlatform } from './amazon.ts'
import { shopifyPlatform } from './shopify.ts'
import type { ChannelName, Platform } from './stand-in.ts'
import { wooCommercePlatform } from './woocommerce.ts'

/** Every channel whose exports can be disturbed. */
export const platforms: Record<ChannelName, Platform> = {
  shopify: shopifyPlatform,
  woocommerce: wooCommercePlatform,
  amazon: amazonPlatform,
}
