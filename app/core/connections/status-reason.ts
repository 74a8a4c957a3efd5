import type { Channel } from '../channel/channel.ts'
import type { ConnectorErrorCode } from '../channel/connector-error.ts'

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
  account_suspended:
    'This store is frozen or locked: often a bill is unpaid. Settle that with its platform, then open Mediaport again; exports wait, and go on by themselves.',
  app_refused:
    'Amazon doesn’t accept Mediaport itself at the moment. Its operator has been told. Your account stays connected, and exports wait and go on by themselves: you need do nothing.',
  uninstalled: 'Mediaport was uninstalled from this store. Install it again to continue.',
  disconnected_here: 'You disconnected this store. Connect it again to export to it.',
} as const

export type ConnectionStatusReason = keyof typeof words

/**
 * How an account refuses us. `all`: nobody is let in; on Amazon that is the whole seller. `weak`: not all that exports need is
 * allowed. `suspended`: the platform has closed the account itself.
 */
export type RefusalKind = 'all' | 'weak' | 'suspended'

export const refusalReasons: Record<RefusalKind, Record<Channel, ConnectionStatusReason>> = {
  all: { shopify: 'token_refused', amazon: 'consent_ended', woocommerce: 'access_refused' },
  weak: { shopify: 'missing_scopes', amazon: 'role_missing', woocommerce: 'access_too_weak' },
  suspended: { shopify: 'account_suspended', amazon: 'account_suspended', woocommerce: 'account_suspended' },
}

/** What a code of the platform says about the account itself. */
const refusalKinds: Partial<Record<ConnectorErrorCode, RefusalKind>> = {
  auth_expired: 'all',
  access_too_weak: 'weak',
  account_suspended: 'suspended',
}

/** Null: nothing, the platform may answer again tomorrow. */
export function refusalKindOf(code: ConnectorErrorCode): RefusalKind | null {
  return refusalKinds[code] ?? null
}

/** What is wrong with a connection, in words; null where nothing is. Also of one that works as soon as its platform accepts us again. */
export function problemOf({ status, statusReason }: { status: string; statusReason: string | null }): string | null {
  return status === 'active' && statusReason !== 'app_refused' ? null : wordsOfStatusReason(statusReason)
}

/** The words of a stored reason, for merchants; null where the connection works or the reason is not one of ours. */
export function wordsOfStatusReason(reason: string | null): string | null {
  return reason !== null && Object.hasOwn(words, reason) ? words[reason as ConnectionStatusReason] : null
}
