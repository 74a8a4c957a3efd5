/** Why a connection does not work, as stored in `Connection.statusReason`: what happened and what to do now. */
const words = {
  token_refused: 'Shopify no longer accepts our access to this store. Open Mediaport in Shopify Admin to renew it.',
  missing_scopes:
    'Mediaport needs permission to edit products and files. Open Mediaport in Shopify Admin and approve it.',
  uninstalled: 'Mediaport was uninstalled from this store. Install it again to continue.',
} as const

export type ConnectionStatusReason = keyof typeof words

/** The words of a stored reason, for merchants; null where the connection works or the reason is not one of ours. */
export function wordsOfStatusReason(reason: string | null): string | null {
  return reason !== null && Object.hasOwn(words, reason) ? words[reason as ConnectionStatusReason] : null
}
