/** A query or form as PHP reads it: `a[]=1`, `a[0]=1` and `a[b][c]=1` become maps, other names are texts. */
export type PhpValue = string | PhpMap
export type PhpMap = Map<string, PhpValue>

export function parsePhpQuery(query: string): PhpMap {
  const parsed: PhpMap = new Map()
  for (const pair of query.split('&')) {
    if (pair === '') continue
    const at = pair.indexOf('=')
    const name = decode(at < 0 ? pair : pair.slice(0, at))
    put(parsed, pathOf(name), at < 0 ? '' : decode(pair.slice(at + 1)))
  }
  return parsed
}

/** `a[b][]` is a, b and the next number. */
function pathOf(name: string): string[] {
  const open = name.indexOf('[')
  if (open <= 0) return [name]
  const inner = [...name.slice(open).matchAll(/\[([^\]]*)\]/g)].map(([, key = '']) => key)
  // PHP turns dots and spaces of the outer name into underscores; nobody here sends them.
  return inner.length === 0 ? [name] : [name.slice(0, open), ...inner]
}

function put(map: PhpMap, [first = '', ...rest]: string[], value: string): void {
  const key = first === '' ? String(nextIndex(map)) : first
  if (rest.length === 0) {
    map.set(key, value)
    return
  }
  const existing = map.get(key)
  const inner: PhpMap = existing instanceof Map ? existing : new Map()
  map.set(key, inner)
  put(inner, rest, value)
}

function nextIndex(map: PhpMap): number {
  const numbers = [...map.keys()].filter((key) => /^\d+$/.test(key)).map(Number)
  return numbers.length === 0 ? 0 : Math.max(...numbers) + 1
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text
  }
}
