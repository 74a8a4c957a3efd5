import type { Channel } from '../core/channel/channel.ts'

/** Where a merchant sees a listing in the admin of its channel; null where there is no such page. */
export function listingUrl(channel: Channel, accountKey: string, remoteId: string): string | null {
  switch (channel) {
    case 'shopify':
      // App Bridge opens it in the admin around the app.
      return `shopify://admin/products/${remoteId.split('/').at(-1) ?? ''}`
    case 'woocommerce':
      return `${accountKey}/wp-admin/post.php?post=${encodeURIComponent(remoteId)}&action=edit`
    case 'amazon':
      return null
  }
}
