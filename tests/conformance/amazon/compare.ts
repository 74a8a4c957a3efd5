import { isDeepStrictEqual } from 'node:util'
import { firstDifference } from '../replay/difference.ts'
import { isObject, type Json } from '../replay/recordings.ts'
import type { SandboxCase } from './cases.ts'

/** Why two answers are not the same; empty when they are, but for values that are new each time. */
export function differenceOf(of: SandboxCase, status: number, text: string): string {
  if (status !== of.status) return `recorded ${of.status}, ours ${status} ${text.slice(0, 200)}`
  if (of.response === undefined) return text === '' ? '' : `recorded no body, ours ${text.slice(0, 200)}`
  const recorded = plain(of, of.response as Json)
  const ours = plain(of, JSON.parse(text) as Json)
  return isDeepStrictEqual(recorded, ours) ? '' : firstDifference(recorded, ours)
}

/** Ids, tokens, addresses and checksums that are made anew: compared by being there. */
const MADE_ANEW = ['submissionId', 'nextToken', 'previousToken', 'resource', 'checksum', 'url']

/** Where an id is the answer itself, it is made anew too. */
const OWN_IDS: Record<string, string[]> = { createFeed: ['feedId'], createFeedDocument: ['feedDocumentId'] }

/** Amazon's cases show these pages with tokens although there is nothing before or after them. */
const WITHOUT_PAGES: Record<string, string[]> = { searchCatalogItems: ['pagination'], getFeeds: ['nextToken'] }

function plain(of: SandboxCase, value: Json): Json {
  if (Array.isArray(value)) return value.map((entry) => plain(of, entry))
  if (!isObject(value)) return value
  const made = [...MADE_ANEW, ...(OWN_IDS[of.operationId] ?? [])]
  const left = WITHOUT_PAGES[of.operationId] ?? []
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !left.includes(name))
      .map(([name, entry]) => [name, made.includes(name) ? typeof entry : plain(of, entry)]),
  )
}
