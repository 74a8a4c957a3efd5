import type { CatalogItem } from '../state/model.ts'

/** By what the items of a search could be narrowed down, each with its number of items. */
export function refinementsOf(items: readonly CatalogItem[], marketplaceIds: readonly string[]): object {
  const brands = items.flatMap(({ summaries }) =>
    summaries.flatMap(({ brand, marketplaceId }) => (brand && marketplaceIds.includes(marketplaceId) ? [brand] : [])),
  )
  const departments = items.flatMap(({ department }) => department ?? [])
  return {
    brands: counted(brands, (brand) => brand).map(([brandName, numberOfResults]) => ({ numberOfResults, brandName })),
    classifications: counted(departments, ({ classificationId }) => classificationId).map(
      ([department, numberOfResults]) => ({ numberOfResults, ...department }),
    ),
  }
}

/** Each value once, with how often it is there. */
function counted<Value>(values: readonly Value[], keyOf: (value: Value) => string): [Value, number][] {
  const counts = new Map<string, [Value, number]>()
  for (const value of values) {
    const [first, count] = counts.get(keyOf(value)) ?? [value, 0]
    counts.set(keyOf(value), [first, count + 1])
  }
  return [...counts.values()]
}
