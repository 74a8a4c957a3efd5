interface ItemsPage<Item> {
  readonly items: readonly Item[]
  readonly pagination: { readonly nextToken?: string | undefined }
}

/** Everything that a search finds, page by page: identifiers may have more items than there are identifiers. */
export async function allPages<Item>(
  ask: (page: { readonly pageToken?: string }) => Promise<ItemsPage<Item>>,
): Promise<Item[]> {
  const items: Item[] = []
  let pageToken: string | undefined
  do {
    const page = await ask(pageToken ? { pageToken } : {})
    items.push(...page.items)
    pageToken = page.items.length > 0 ? page.pagination.nextToken : undefined
  } while (pageToken)
  return items
}
