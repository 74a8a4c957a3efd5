import type { Attributes, Issue } from '../state/model.ts'

/** The data sets that were asked for, of the marketplaces that were asked for; a set without marketplaces comes whole. */
export function pick(
  record: Readonly<Record<string, unknown>>,
  includedData: readonly string[],
  marketplaceIds: readonly string[],
): Record<string, unknown> {
  return Object.fromEntries(
    includedData
      .filter((name) => record[name] !== undefined)
      .map((name) => [name, ofMarketplaces(name, record[name], marketplaceIds)]),
  )
}

function ofMarketplaces(name: string, data: unknown, marketplaceIds: readonly string[]): unknown {
  if (name === 'attributes') return attributesOf(data as Attributes, marketplaceIds)
  if (name === 'issues') return (data as Issue[]).filter((issue) => concerns(issue.marketplaceIds, marketplaceIds))
  if (!Array.isArray(data)) return data
  return data.filter((entry: { marketplaceId?: string }) => concerns(entry.marketplaceId, marketplaceIds))
}

function attributesOf(attributes: Attributes, marketplaceIds: readonly string[]): Attributes {
  const kept: Attributes = {}
  for (const [name, entries] of Object.entries(attributes)) {
    const own = entries.filter((entry) => concerns(entry['marketplace_id'] as string | undefined, marketplaceIds))
    if (own.length > 0) kept[name] = own
  }
  return kept
}

/** What names no marketplace concerns them all. */
function concerns(own: string | readonly string[] | undefined, marketplaceIds: readonly string[]): boolean {
  if (own === undefined) return true
  return [own].flat().some((id) => marketplaceIds.includes(id))
}
