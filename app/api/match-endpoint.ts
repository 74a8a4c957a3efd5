/** A row of the endpoint table, as far as routing needs it. */
interface Routable {
  readonly method: string
  /** With `{name}` for parameters. */
  readonly path: string
}

export type EndpointMatch<Row extends Routable> =
  | { readonly kind: 'found'; readonly endpoint: Row; readonly params: Readonly<Record<string, string>> }
  | { readonly kind: 'wrong-method'; readonly allowed: readonly string[] }
  | { readonly kind: 'unknown' }

/** Finds the row for a request. Paths are told apart by their segments; a literal segment wins over a parameter. */
export function matchEndpoint<Row extends Routable>(
  table: readonly Row[],
  method: string,
  path: string,
): EndpointMatch<Row> {
  const candidates = table
    .flatMap((endpoint) => {
      const params = matchPath(endpoint.path, path)
      return params ? [{ endpoint, params }] : []
    })
    .sort((a, b) => Object.keys(a.params).length - Object.keys(b.params).length)
  const found = candidates.find(({ endpoint }) => endpoint.method === method)
  if (found) return { kind: 'found', ...found }
  if (candidates.length === 0) return { kind: 'unknown' }
  return { kind: 'wrong-method', allowed: candidates.map(({ endpoint }) => endpoint.method) }
}

function matchPath(pattern: string, path: string): Record<string, string> | null {
  const wanted = pattern.split('/')
  const given = path.replace(/\/$/, '').split('/')
  if (wanted.length !== given.length) return null
  const params: Record<string, string> = {}
  for (const [index, segment] of wanted.entries()) {
    const value = given[index] ?? ''
    const name = /^\{(\w+)\}$/.exec(segment)?.[1]
    if (name) params[name] = value
    else if (segment !== value) return null
  }
  return params
}
