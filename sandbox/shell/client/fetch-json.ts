const STORE_BASE = /^\/store\/[^/]+/.exec(location.pathname)?.[0] ?? ''

/** Asks the admin about the current store. @throws when it does not answer. */
export async function fetchJson<Answer>(place: string): Promise<Answer> {
  const response = await fetch(`${STORE_BASE}/${place}`)
  if (!response.ok) throw new Error(`The admin answered ${response.status} to ${place}`)
  return (await response.json()) as Answer
}
