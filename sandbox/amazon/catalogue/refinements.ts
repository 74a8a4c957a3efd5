import type { CatalogItem, CatalogSummary } from '../state/model.ts'

/** By what the items of a search could be narrowed down, each with its number of items. */
export function refinementsOf(items: readonly CatalogItem[], marketplaceIds: readonly string[]): object {
  const summaries = items.flatMap((item) =>
    item.summaries.filter(({ marketplaceId }) => marketplaceIds.includes(marketplaceId)),
  )
  return {
    brands: counted(summaries, ({ brand }) => brand).map(([brandName, numberOfResults]) => ({
      numberOfResults,
      brandName,
    })),
    classifications: counted(summaries, ({ browseClassification: found }) => found && JSON.stringify(found)).map(
      ([found, numberOfResults]) => ({ numberOfResults, ...(JSON.parse(found) as object) }),
    ),
  }
}

function counted(
  summaries: readonly CatalogSummary[],
  keyOf: (summary: CatalogSummary) => string | undefined,
): [string, number][] {
  const counts = new Map<string, number>()
  for (const summary of summaries) {
    const key = keyOf(summary)
    if (key) counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return [...counts]
}
