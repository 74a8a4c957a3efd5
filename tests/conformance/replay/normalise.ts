import type { Json, JsonObject } from './recordings.ts'
import { isObject } from './recordings.ts'

/**
 * An answer without what differs by nature: times, addresses, signatures, cursors, throttle levels, places in a
 * document. Kept: shape, values, user errors, codes, messages, requested cost.
 */
export function normaliseAnswer(answer: JsonObject): JsonObject {
  const { errors, data } = answer
  const cost = requestedCost(answer)
  return {
    ...(errors === undefined ? {} : { errors: normalise(errors, 'errors') }),
    ...(data === undefined ? {} : { data: normalise(data, 'data') }),
    ...(cost === null ? {} : { requestedQueryCost: cost }),
  }
}

function requestedCost(answer: JsonObject): number | null {
  return costOf(answer, 'requestedQueryCost')
}

export function actualCost(answer: JsonObject): number | null {
  return costOf(answer, 'actualQueryCost')
}

function costOf({ extensions }: JsonObject, name: string): number | null {
  const cost = extensions !== undefined && isObject(extensions) ? extensions['cost'] : undefined
  const value = cost !== undefined && isObject(cost) ? cost[name] : undefined
  return typeof value === 'number' ? value : null
}

type Rule = (value: Json) => Json

/** By property name. */
const RULES: Record<string, Rule> = {
  locations: (value) => (Array.isArray(value) ? value.length : value),
  url: addressOf,
  resourceUrl: addressOf,
  cursor: present,
  startCursor: present,
  endCursor: present,
  fileSize: present,
  createdAt: present,
  updatedAt: present,
  completedAt: present,
  // A fresh file may already be in its second state when the answer is written.
  status: inProgress,
  fileStatus: inProgress,
  onlineStorePreviewUrl: present,
  legacyResourceId: present,
  inputFields: byName,
  enumValues: byName,
}

function normalise(value: Json, key: string): Json {
  const rule = RULES[key]
  if (rule) return rule(value)
  if (typeof value === 'string') return withoutListOrder(value)
  if (Array.isArray(value)) return value.map((item) => normalise(item, ''))
  if (!isObject(value)) return value
  if (isParameter(value)) return { name: value['name'] ?? null, value: parameterValue(value) }
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, item]) => [name, normalise(item, name)]),
  )
}

function present(value: Json): Json {
  return value === null ? null : '<present>'
}

/** Introspection lists have no order of their own; entries compare by their text. */
function byName(value: Json): Json {
  return Array.isArray(value) ? value.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)) : value
}

function inProgress(value: Json): Json {
  return value === 'UPLOADED' || value === 'PROCESSING' ? '<in progress>' : value
}

/** Enumerations in messages come in the order of their definition, which introspection does not keep. */
function withoutListOrder(message: string): string {
  return message.replace(/(one of: )(.*?)(\)?)$/, (_all, start: string, list: string, end: string) => {
    return start + list.split(', ').toSorted().join(', ') + end
  })
}

const SIGNED = new Set([
  'x-goog-date',
  'x-goog-credential',
  'x-goog-signature',
  'policy',
  'signature',
  'GoogleAccessId',
])

function isParameter(value: JsonObject): boolean {
  const keys = Object.keys(value)
  return keys.length === 2 && 'name' in value && typeof value['value'] === 'string'
}

function parameterValue({ name, value }: JsonObject): Json {
  if (SIGNED.has(String(name))) return '<signed>'
  return name === 'key' ? withoutRandom(String(value)) : (value ?? null)
}

/** Path without what is random in it, and the names of the query's parameters; hosts become the sandbox's prefixes. */
function addressOf(value: Json): Json {
  if (typeof value !== 'string') return value
  const url = new URL(value)
  const bucket = /^([\w-]+)\.storage\.googleapis\.com$/.exec(url.host)?.[1]
  const prefix = bucket ? `/staged/${bucket}` : url.host === 'storage.googleapis.com' ? '/staged' : ''
  if (/bulk-(operation-outputs|results)/.test(url.pathname)) return '<bulk result>'
  const path = url.host === 'cdn.shopify.com' ? `/cdn${url.pathname}` : prefix + url.pathname
  return `${withoutRandom(path.replace(/\/$/, ''))} ${[...url.searchParams.keys()].toSorted().join(' ')}`.trim()
}

function withoutRandom(path: string): string {
  return path
    .replace(/\/cdn\/s\/files\/[\d/]+\/files\//, '/cdn/files/')
    .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}/g, '<uuid>')
    .replaceAll(/[0-9a-f]{16,32}/g, '<random>')
    .replace(/^(.*tmp)\/\d+\//, '$1/<shop>/')
}
