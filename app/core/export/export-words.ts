import type { ConnectorErrorCode } from '../channel/connector-error.ts'
import { assetIssueWords, isAssetIssueCode, type AssetIssueCode } from '../assets/asset-issues.ts'
import { amazonWords } from './amazon-words.ts'
import { shopifyWords } from './shopify-words.ts'
import { wooCommerceWords } from './woocommerce-words.ts'

/** What the page offers beside the words. */
export type SuggestedAction = 'retry' | 'replan' | 'reconnect' | 'change_picture' | 'check_product' | 'map' | 'none'

export interface ItemWords {
  readonly happened: string
  readonly todo: string
  readonly action: SuggestedAction
}

/** Why an item is not live that no platform decided. */
export const itemCodes = [
  'unchanged',
  'nothing_mapped',
  'listing_changed',
  'kept_theirs',
  'conflict_skipped',
  'listing_gone',
  'left_out',
  'cancelled',
  'cancelled_unseen',
  'rendition_failed',
  'original_missing',
  'not_confirmed',
  'internal',
] as const

export type ItemCode = (typeof itemCodes)[number]

type Platform = 'shopify' | 'woocommerce' | 'amazon'

export type ItemErrorCode = ItemCode | ConnectorErrorCode | `asset:${AssetIssueCode}` | `${Platform}:${string}`

const retry = 'Retry this export; what is done already is not done again.'

const words: Record<ItemCode | ConnectorErrorCode, ItemWords> = {
  unchanged: { happened: 'The product already shows all mapped pictures.', todo: 'Nothing to do.', action: 'none' },
  nothing_mapped: {
    happened: 'No pictures are mapped to this product.',
    todo: 'Map pictures to it, then plan the export again.',
    action: 'map',
  },
  listing_changed: {
    happened: 'The product’s pictures were changed by somebody after this export was planned, so it was left alone.',
    todo: 'Plan the export again to see what it would do now.',
    action: 'replan',
  },
  kept_theirs: {
    happened: 'You chose to keep the product as it is in the store.',
    todo: 'Nothing to do.',
    action: 'none',
  },
  conflict_skipped: {
    happened: 'The product’s pictures were changed by somebody, and you chose to skip it this time.',
    todo: 'Nothing to do; the next plan takes it along again.',
    action: 'none',
  },
  listing_gone: {
    happened: 'The product no longer exists in the store.',
    todo: 'Plan the next export without it.',
    action: 'check_product',
  },
  left_out: {
    happened: 'The product was left out because another export was working on it.',
    todo: 'Plan it again once that export has ended.',
    action: 'replan',
  },
  cancelled: {
    happened: 'The export was cancelled before this product was finished.',
    todo: 'Plan the export again to export the rest; what is done already is not done again.',
    action: 'replan',
  },
  cancelled_unseen: {
    happened:
      'The export was cancelled in the middle of this product while the store refused our access, so it may show part of the export.',
    todo: 'Reconnect the store, then look at the product: plan the export again to finish it, or undo this export.',
    action: 'reconnect',
  },
  rendition_failed: {
    happened: 'The picture could not be prepared for the store.',
    todo: 'Upload the picture again, then plan the export again.',
    action: 'change_picture',
  },
  original_missing: {
    happened: 'The original of this picture is no longer in the library.',
    todo: 'Upload the picture again, then plan the export again.',
    action: 'change_picture',
  },
  not_confirmed: {
    happened: 'The store accepted everything, but the product does not show it as planned.',
    todo: retry,
    action: 'retry',
  },
  internal: { happened: 'Something went wrong on our side.', todo: retry, action: 'retry' },
  auth_expired: {
    happened: 'The store no longer accepts our access.',
    todo: 'Reconnect it: a shop by opening Mediaport in its admin, another store in Settings. The export then goes on by itself.',
    action: 'reconnect',
  },
  access_too_weak: {
    happened: 'The store lets Mediaport in, but no longer lets it change products.',
    todo: 'Give back what was taken away: a shop asks for it when Mediaport is opened in its admin; in another store give the user or key its role back, or reconnect the store in Settings. The export then goes on by itself.',
    action: 'reconnect',
  },
  account_suspended: {
    happened: 'The store is frozen or locked, so that nothing in it can be changed.',
    todo: 'Settle that with its platform: often a bill is unpaid. Once the store is open again and you have opened Mediaport there, the export goes on by itself.',
    action: 'reconnect',
  },
  forbidden: {
    happened: 'The store does not allow this change.',
    todo: 'Check in Settings whether a permission is missing, and whether the product is suspended.',
    action: 'reconnect',
  },
  app_refused: {
    happened: 'The platform does not accept Mediaport itself at the moment. Your account stays connected.',
    todo: 'Whoever runs Mediaport has been told. The export waits and goes on by itself.',
    action: 'retry',
  },
  rate_limited: { happened: 'The store was too busy with other requests.', todo: retry, action: 'retry' },
  not_found: {
    happened: 'The product, or one of its variants, no longer exists in the store.',
    todo: 'Plan the export again.',
    action: 'replan',
  },
  rejected: {
    happened: 'The store refused the picture or the change.',
    todo: 'Read the store’s own message below, change the picture or the mapping, and plan the export again.',
    action: 'change_picture',
  },
  conflict: { happened: 'The store was still busy with this product.', todo: retry, action: 'retry' },
  timeout: { happened: 'The store took too long to answer, or to process the picture.', todo: retry, action: 'retry' },
  unavailable: { happened: 'The store could not be reached.', todo: retry, action: 'retry' },
  invalid_response: { happened: 'The store gave an answer that could not be read.', todo: retry, action: 'retry' },
  outcome_unknown: {
    happened: 'The connection broke before the store answered, and its state could not be read.',
    todo: retry,
    action: 'retry',
  },
}

/** What codes of a platform mean, where they say more than that it refused. */
export type PlatformWords = Record<string, Pick<ItemWords, 'happened' | 'todo'> & Partial<ItemWords>>

const platformWords: Record<Platform, PlatformWords> = {
  shopify: shopifyWords,
  woocommerce: wooCommerceWords,
  amazon: amazonWords,
}

/** The words for an item that is not live. `code` as stored; an unknown one (of a later version) reads as a refusal. */
export function itemWords(code: string): ItemWords {
  const [family, detail] = code.includes(':') ? code.split(':', 2) : [code]
  if (family === 'asset' && isAssetIssueCode(detail)) {
    const { happened, remedy } = assetIssueWords({ code: detail })
    return { happened, todo: remedy, action: 'change_picture' }
  }
  if (isPlatform(family) && detail) return { ...words.rejected, ...platformWords[family][detail] }
  return isKnown(code) ? words[code] : words.rejected
}

/** The stored code of a platform's refusal: more specific where we have words for it. */
export function refusalCode(code: ConnectorErrorCode, platformCode: string | undefined): ItemErrorCode {
  const family =
    platformCode &&
    Object.keys(platformWords)
      .filter(isPlatform)
      .find((name) => platformCode in platformWords[name])
  return family ? `${family}:${platformCode}` : code
}

function isPlatform(family: string | undefined): family is Platform {
  return family !== undefined && family in platformWords
}

function isKnown(code: string): code is keyof typeof words {
  return code in words
}
