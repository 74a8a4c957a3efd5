import type { ApiCall } from '../api/call.ts'
import { findMarketplace, MARKETPLACES } from '../marketplaces.ts'
import type { Issue } from '../state/model.ts'

/** What a language is asked for with, and the marketplaces that decide where it is not. */
export interface Audience {
  readonly marketplaceIds: readonly string[]
  readonly issueLocale: string | undefined
}

export function audienceOf({ parameters }: ApiCall): Audience {
  return { marketplaceIds: parameters.list('marketplaceIds'), issueLocale: parameters.text('issueLocale') }
}

/**
 * Issues in the language that was asked for, else in that of the first marketplace; in English where Amazon has no such language. The
 * sandbox speaks English alone: in every other language a message is there and tells nothing. Source: `issueLocale` of the models.
 */
export function localized(issues: readonly Issue[], { marketplaceIds: [first = ''], issueLocale }: Audience): Issue[] {
  const asked = issueLocale ?? findMarketplace(first)?.defaultLanguageCode ?? 'en_US'
  const isForeign = !asked.startsWith('en_') && MARKETPLACES.some((row) => row.defaultLanguageCode === asked)
  return isForeign ? issues.map((issue) => ({ ...issue, message: `… (${asked})` })) : [...issues]
}
