import type { Channel } from '../core/channel/channel.ts'
import type { ConnectorDefinition } from '../core/channel/connector.ts'
import { shopify } from './shopify/index.ts'
import { woocommerce } from './woocommerce/index.ts'

/** Every channel that Mediaport can export to. The only file that knows them all. */
export const connectors = { shopify, woocommerce } as const

/** What a channel demands and can do. Throws for one that is not offered. */
export function channelFacts(channel: Channel): Pick<ConnectorDefinition<never>, 'capabilities' | 'images' | 'videos'> {
  if (channel === 'shopify' || channel === 'woocommerce') return connectors[channel]
  throw new Error(`there is no connector for ${channel}`)
}
