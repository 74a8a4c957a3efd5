/** Why a connection does not work, as stored in `Connection.statusReason`. */
export const connectionStatusReasons = ['token_refused', 'missing_scopes', 'uninstalled'] as const

export type ConnectionStatusReason = (typeof connectionStatusReasons)[number]

/** What happened and what to do now, as merchants read it. */
export const connectionStatusWords: Record<ConnectionStatusReason, string> = {
  token_refused: 'Shopify no longer accepts our access to this store. Open Mediaport in Shopify Admin to renew it.',
  missing_scopes:
    'Mediaport needs permission to edit products and files. Open Mediaport in Shopify Admin and approve it.',
  uninstalled: 'Mediaport was uninstalled from this store. Install it again to continue.',
}

/** The words of a stored reason; null where the connection works or the reason is not one of ours. */
export function wordsOfStatusReason(reason: string | null): string | null {
  const known = connectionStatusReasons.find((candidate) => candidate === reason)
  return known ? connectionStatusWords[known] : null
}
