import { isObject, type Json, type JsonObject } from '../json.ts'

/** The top-level and nested names of `_fields`; null when the whole is asked for. */
export function fieldsIn(parameters: JsonObject): string[] | null {
  const asked = parameters['_fields']
  if (asked === undefined || asked === null || asked === '') return null
  const list = Array.isArray(asked) ? asked.map(String) : String(asked).split(/[\s,]+/)
  return list.map((name) => name.trim()).filter((name) => name !== '')
}

/**
 * Keeps what `_fields` names. `a.b` reaches into objects, never into lists: `images.id` leaves no images at all. The answer of
 * one object keeps its links whatever is asked.
 */
export function keepFields(body: Json, fields: string[] | null): Json {
  if (!fields) return body
  if (Array.isArray(body)) return body.map((item) => (isObject(item) ? pick(item, fields) : item))
  if (!isObject(body)) return body
  const picked = pick(body, fields)
  return '_links' in body ? { ...picked, _links: body['_links'] ?? {} } : picked
}

function pick(item: JsonObject, fields: string[]): JsonObject {
  const picked: JsonObject = {}
  for (const [name, value] of Object.entries(item)) {
    const inner = fields.filter((field) => field.startsWith(`${name}.`)).map((field) => field.slice(name.length + 1))
    if (fields.includes(name)) picked[name] = value
    else if (inner.length > 0 && isObject(value)) picked[name] = pick(value, inner)
  }
  return picked
}
