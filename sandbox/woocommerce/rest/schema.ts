import { isObject, type Json, type JsonObject } from '../json.ts'
import { RestError } from './rest-error.ts'

/** What WordPress checks of a parameter before the route is asked. Parameters without a schema are ignored. */
export type Schema =
  | { type: 'string'; values?: readonly string[] }
  | { type: 'boolean' }
  | { type: 'integer'; least?: number; most?: number }
  | { type: 'object'; properties?: Record<string, Schema> }
  | { type: 'array'; items: Schema }

interface Breach {
  code: string
  message: string
  data: Json
}

/**
 * Throws one error that names every breach, as WordPress does. `null` passes at the top level and nowhere below. Answers the
 * parameters with lists in place of comma-separated texts.
 */
export function validate(parameters: JsonObject, schemas: Record<string, Schema>): JsonObject {
  const params: JsonObject = {}
  const details: JsonObject = {}
  const sanitised = { ...parameters }
  for (const [name, schema] of Object.entries(schemas)) {
    const value = parameters[name]
    if (value === undefined || value === null) continue
    const breach = breachOf(value, schema, name)
    if (breach) {
      params[name] = breach.message
      details[name] = { code: breach.code, message: breach.message, data: breach.data }
    } else if (schema.type === 'array') {
      sanitised[name] = listOf(value)
    }
  }
  const wrong = Object.keys(params)
  if (wrong.length === 0) return sanitised
  throw new RestError(400, 'rest_invalid_param', `Invalid parameter(s): ${wrong.join(', ')}`, { params, details })
}

function breachOf(value: Json, schema: Schema, path: string): Breach | null {
  switch (schema.type) {
    case 'string':
      return typeof value === 'string' ? outsideValues(value, schema.values, path) : wrongType(path, 'string')
    case 'boolean':
      return [true, false, 0, 1, '0', '1', 'true', 'false', ''].includes(value as never)
        ? null
        : wrongType(path, 'boolean')
    case 'integer':
      return isInteger(value) ? outOfBounds(Number(value), schema, path) : wrongType(path, 'integer')
    case 'array':
      return listOf(value)
        .map((item, at) => breachOf(item, schema.items, `${path}[${at}]`))
        .find(Boolean) as Breach | null
    case 'object':
      return isObject(value) || (Array.isArray(value) && value.length === 0)
        ? breachInside(value, schema.properties ?? {}, path)
        : wrongType(path, 'object')
  }
}

function breachInside(value: Json, properties: Record<string, Schema>, path: string): Breach | null {
  const fields = isObject(value) ? value : {}
  for (const [name, schema] of Object.entries(properties)) {
    const field = fields[name]
    const breach = field === undefined ? null : breachOf(field, schema, `${path}[${name}]`)
    if (breach) return breach
  }
  return null
}

/** A text counts as a comma-separated list, so that `images: "x"` is a list of one wrong item. */
function listOf(value: Json): Json[] {
  if (Array.isArray(value)) return value
  if (isObject(value)) return Object.values(value)
  return String(value)
    .split(/[\s,]+/)
    .filter((part) => part !== '')
}

const isInteger = (value: Json) =>
  (typeof value === 'number' || (typeof value === 'string' && value.trim() !== '')) && Number.isInteger(Number(value))

function wrongType(path: string, type: string): Breach {
  return { code: 'rest_invalid_type', message: `${path} is not of type ${type}.`, data: { param: path } }
}

function outsideValues(value: string, values: readonly string[] | undefined, path: string): Breach | null {
  if (!values || values.includes(value)) return null
  const all = `${values.slice(0, -1).join(', ')}, and ${values.at(-1)}`
  return { code: 'rest_not_in_enum', message: `${path} is not one of ${all}.`, data: null }
}

function outOfBounds(value: number, { least, most }: { least?: number; most?: number }, path: string): Breach | null {
  const isOut = (least !== undefined && value < least) || (most !== undefined && value > most)
  if (!isOut) return null
  const bounds =
    most === undefined
      ? `greater than or equal to ${least}`
      : `between ${least ?? 0} (inclusive) and ${most} (inclusive)`
  return { code: 'rest_out_of_bounds', message: `${path} must be ${bounds}`, data: null }
}
