import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
export type JsonObject = { [key: string]: Json }

/** One request and its answer, as recorded; `query` and `variables` are missing where the recorder left them out. */
export interface RecordedExchange {
  query: string | null
  variables: JsonObject | null
  status: number
  answer: JsonObject
}

/** Folder of the recorded conversations, or null when this checkout has none. */
export function findRecordings(): string | null {
  const root = process.env['CONFORMANCE_DATA'] ?? new URL('../../../../shared/facts', import.meta.url).pathname
  const folder = join(root, 'shopify-recordings')
  return existsSync(folder) ? folder : null
}

export function listRecordings(folder: string): string[] {
  return readdirSync(folder).filter((name) => name.endsWith('.json'))
}

export function readRecording(folder: string, name: string): JsonObject {
  return JSON.parse(readFileSync(join(folder, name), 'utf8')) as JsonObject
}

/** The value at a dotted path such as `setup.imageCreate` or `scenarios.0`. */
function valueAt(recording: Json, path: string): Json {
  const value = path.split('.').reduce<Json | undefined>((at, key) => {
    return Array.isArray(at) ? at[Number(key)] : isObject(at ?? null) ? (at as JsonObject)[key] : undefined
  }, recording)
  if (value === undefined) throw new Error(`The recording has nothing at ${path}`)
  return value
}

/** The exchange at a path. Recorders wrapped answers in several ways; all come out alike here. */
export function exchangeAt(recording: Json, path: string): RecordedExchange {
  const entry = asObject(valueAt(recording, path))
  const request = isObject(entry['request'] ?? null) ? asObject(entry['request']) : entry
  const response = isObject(entry['response'] ?? null) ? asObject(entry['response']) : entry
  const wrapped = response['payload'] ?? response['body']
  return {
    query: textOf(request['query'] ?? request['document']),
    variables: isObject(request['variables'] ?? null) ? asObject(request['variables']) : null,
    status: Number(response['status'] ?? entry['status'] ?? 200),
    answer: answerIn(wrapped === undefined ? response : asObject(wrapped)),
  }
}

/** `data`, `errors` and `extensions` alone: some entries keep notes beside them. */
function answerIn({ data, errors, extensions }: JsonObject): JsonObject {
  return {
    ...(errors === undefined ? {} : { errors }),
    ...(data === undefined ? {} : { data }),
    ...(extensions === undefined ? {} : { extensions }),
  }
}

export function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function asObject(value: Json | undefined): JsonObject {
  if (value === undefined || !isObject(value)) throw new Error('Expected an object in the recording')
  return value
}

function textOf(value: Json | undefined): string | null {
  return typeof value === 'string' ? value : null
}
