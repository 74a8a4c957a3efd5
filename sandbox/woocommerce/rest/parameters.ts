import type { SiteRequest } from '../http/exchange.ts'
import { isObject, type Json, type JsonObject } from '../json.ts'
import { parseMultipart } from './multipart.ts'
import { parsePhpQuery, type PhpMap, type PhpValue } from './php-query.ts'
import { RestError } from './rest-error.ts'

/** Parameters of a request: the body's win over the query's. A body that is neither JSON nor a form is none. */
export function readParameters(request: SiteRequest): { query: JsonObject; merged: JsonObject } {
  const query = toJson(parsePhpQuery(request.query))
  return { query, merged: { ...query, ...bodyParameters(request) } }
}

function bodyParameters({ headers, body, method }: SiteRequest): JsonObject {
  const type = (headers['content-type'] ?? '').toLowerCase()
  if (body.length === 0 || method === 'GET' || method === 'HEAD') return {}
  if (type.startsWith('application/json') || type.includes('+json')) return parseJson(body)
  if (type.startsWith('application/x-www-form-urlencoded')) return toJson(parsePhpQuery(body.toString('utf8')))
  return type.startsWith('multipart/form-data') ? toJson(parseMultipart(headers, body).fields) : {}
}

function parseJson(body: Buffer): JsonObject {
  try {
    const parsed = JSON.parse(body.toString('utf8')) as Json
    return isObject(parsed) ? parsed : {}
  } catch {
    throw new RestError(400, 'rest_invalid_json', 'Invalid JSON body passed.', {
      json_error_code: 4,
      json_error_message: 'Syntax error',
    })
  }
}

/** PHP's maps whose keys are 0, 1, 2, … are lists in JSON. */
function toJson(map: PhpMap): JsonObject {
  return Object.fromEntries([...map].map(([key, value]) => [key, valueToJson(value)]))
}

function valueToJson(value: PhpValue): Json {
  if (typeof value === 'string') return value
  const isList = [...value.keys()].every((key, at) => key === String(at))
  return isList ? [...value.values()].map(valueToJson) : toJson(value)
}
