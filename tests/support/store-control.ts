/** Asks a store's stand-in to be set up in another way, or to make what a person would make there. */
export async function controlStore<Answer>(
  storeUrl: string,
  path: string,
  body: object = {},
  method = 'POST',
): Promise<Answer> {
  const url = new URL(`/__sandbox/${path}${new URL(storeUrl).search}`, storeUrl)
  const response = await fetch(url, { method, ...(method === 'POST' && { body: JSON.stringify(body) }) })
  if (!response.ok) throw new Error(await response.text())
  return (await response.json()) as Answer
}

/** What `settings` change is as it was when the task has ended. */
export async function withSettings(storeUrl: string, settings: Record<string, unknown>, task: () => Promise<void>) {
  const before = await controlStore<Record<string, unknown>>(storeUrl, 'settings', {}, 'GET')
  await controlStore(storeUrl, 'settings', settings)
  try {
    await task()
  } finally {
    await controlStore(storeUrl, 'settings', before)
  }
}
