import type { Channel } from '../channel/channel.ts'

/** Why a connection does not work, as stored in `Connection.statusReason`: what happened and what to do now. */
const words = {
  token_refused: 'Shopify no longer accepts our access to this store. Open Mediaport in Shopify Admin to renew it.',
  missing_scopes:
    'Mediaport needs permission to edit products and files. Open Mediaport in Shopify Admin and approve it.',
  access_refused:
    'The store no longer accepts Mediaport’s access: it was revoked there, or its user was changed. Reconnect the store.',
  consent_ended:
    'Amazon no longer accepts Mediaport for this seller: the consent was taken back in Seller Central, or ended after a year. Reconnect the seller; what waits goes on by itself.',
  role_missing:
    'Amazon lets Mediaport in and refuses what exports need. See below what is missing, then reconnect the seller.',
  access_too_weak: 'Mediaport may no longer do everything here that exports need. See what is missing, then reconnect.',
  app_refused:
    'Amazon doesn’t accept Mediaport itself at the moment. Its operator has been told. Your account stays connected, and exports wait and go on by themselves: you need do nothing.',
  uninstalled: 'Mediaport was uninstalled from this store. Install it again to continue.',
  disconnected_here: 'You disconnected this store. Connect it again to export to it.',
} as const

export type ConnectionStatusReason = keyof typeof words

/** An account refuses us altogether. */
export const refusedReason: Record<Channel, ConnectionStatusReason> = {
  shopify: 'token_refused',
  amazon: 'consent_ended',
  woocommerce: 'access_refused',
}

/** An account lets us in, and not do all that exports need. */
export const weakReason: Record<Channel, ConnectionStatusReason> = {
  shopify: 'missing_scopes',
  amazon: 'role_missing',
  woocommerce: 'access_too_weak',
}

/** What is wrong with a connection, in words; null where nothing is. Also of one that works as soon as its platform accepts us again. */
export function problemOf({ status, statusReason }: { status: string; statusReason: string | null }): string | null {
  return status === 'active' && statusReason !== 'app_refused' ? null : wordsOfStatusReason(statusReason)
}

/** The words of a stored reason, for merchants; null where the connection works or the reason is not one of ours. */
export function wordsOfStatusReason(reason: string | null): string | null {
  return reason !== null && Object.hasOwn(words, reason) ? words[reason as ConnectionStatusReason] : null
}
