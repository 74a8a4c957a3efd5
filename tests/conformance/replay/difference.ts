import { isDeepStrictEqual } from 'node:util'
import type { Json } from './recordings.ts'
import { isObject } from './recordings.ts'

/** The first place where two values part, in one line. */
export function firstDifference(expected: Json, actual: Json, path = ''): string {
  if (isObject(expected) && isObject(actual)) {
    for (const key of new Set([...Object.keys(expected), ...Object.keys(actual)])) {
      const [left, right] = [expected[key], actual[key]]
      if (!isDeepStrictEqual(left, right)) return firstDifference(left ?? null, right ?? null, `${path}.${key}`)
    }
  }
  if (Array.isArray(expected) && Array.isArray(actual) && expected.length === actual.length) {
    const index = expected.findIndex((item, at) => !isDeepStrictEqual(item, actual[at]))
    if (index >= 0) return firstDifference(expected[index] ?? null, actual[index] ?? null, `${path}[${index}]`)
  }
  return `${path.slice(1)}: recorded ${brief(expected)}, ours ${brief(actual)}`
}

function brief(value: Json): string {
  const text = JSON.stringify(value)
  return text.length > 160 ? `${text.slice(0, 160)}…` : text
}
