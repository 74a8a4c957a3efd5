/** A record seen through the search syntax: values by field name, and what free text looks into. */
export interface Searchable {
  fields: Record<string, (string | number)[]>
  text: string[]
}

type Test = (record: Searchable) => boolean

/**
 * Shopify's search syntax as merchants use it: words, "phrases", `field:value`, `field:'a b'`, prefixes with `*`,
 * comparisons, `-`/`NOT`, `OR`, `AND`, lists `id:1,2` and parentheses. An unknown field matches nothing.
 */
export function matcherFor(query: string | null | undefined): Test {
  const tokens = (query ?? '').match(
    /\(|\)|-?[\w.]+:(?:[<>]=?)?(?:"[^"]*"|'[^']*'|(?:\\.|[^\s()])+)|-?"[^"]*"|-?'[^']*'|(?:\\.|[^\s()])+/g,
  )
  return tokens ? parseAny(tokens) : () => true
}

function parseAny(tokens: string[]): Test {
  const tests = [parseAll(tokens)]
  while (tokens[0] === 'OR') {
    tokens.shift()
    tests.push(parseAll(tokens))
  }
  return (record) => tests.some((test) => test(record))
}

function parseAll(tokens: string[]): Test {
  const tests: Test[] = []
  while (tokens[0] !== undefined && tokens[0] !== 'OR' && tokens[0] !== ')') {
    if (tokens[0] === 'AND') tokens.shift()
    else tests.push(parseOne(tokens))
  }
  return (record) => tests.every((test) => test(record))
}

function parseOne(tokens: string[]): Test {
  const token = tokens.shift() ?? ''
  if (token === 'NOT') {
    const test = parseOne(tokens)
    return (record) => !test(record)
  }
  if (token === '(') {
    const test = parseAny(tokens)
    tokens.shift()
    return test
  }
  if (token.startsWith('-') && token.length > 1) {
    const test = termTest(token.slice(1))
    return (record) => !test(record)
  }
  return termTest(token)
}

function termTest(term: string): Test {
  const field = /^([\w.]+):([<>]=?)?(.*)$/s.exec(term)
  if (!field) {
    const wanted = unquote(term).toLowerCase()
    return (record) => record.text.some((value) => value.toLowerCase().includes(wanted.replace(/\*$/, '')))
  }
  const [, name = '', comparison, raw = ''] = field
  const value = unquote(raw)
  if (comparison) return (record) => (record.fields[name] ?? []).some((actual) => compare(actual, comparison, value))
  const wanted = raw.startsWith("'") || raw.startsWith('"') ? [value] : value.split(',')
  return (record) => (record.fields[name] ?? []).some((actual) => wanted.some((one) => equals(actual, one)))
}

/** Text fields match whole values, prefixes with `*`, and all words of the value; letter case never matters. */
function equals(actual: string | number, wanted: string): boolean {
  const left = String(actual).toLowerCase()
  const right = wanted.toLowerCase()
  if (right.endsWith('*'))
    return left.startsWith(right.slice(0, -1)) || words(left).some((word) => word.startsWith(right.slice(0, -1)))
  if (typeof actual === 'number') return left === right.replace(/^gid:\/\/shopify\/\w+\//, '')
  return left === right || (left.includes(' ') && ` ${left} `.includes(` ${right} `))
}

function compare(actual: string | number, comparison: string, wanted: string): boolean {
  const [left, right] = typeof actual === 'number' ? [actual, Number(wanted)] : [Date.parse(actual), Date.parse(wanted)]
  if (comparison === '>') return left > right
  if (comparison === '>=') return left >= right
  return comparison === '<' ? left < right : left <= right
}

function words(value: string): string[] {
  return value.split(/[^\p{L}\p{N}]+/u)
}

/** A backslash takes the meaning from the character after it. */
function unquote(value: string): string {
  const text = /^(["']).*\1$/s.test(value) ? value.slice(1, -1) : value
  return text.replaceAll(/\\(.)/g, '$1')
}
