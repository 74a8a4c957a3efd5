import type { Channel } from '../channel/channel.ts'

/** Where the merchant gives an account access again; null where that is not done here. */
export function renewUrl(channel: Channel, connectionId: string): string | null {
  return channel === 'shopify' ? null : `/app/connections/${channel}/new?connection=${connectionId}`
}
