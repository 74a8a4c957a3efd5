import { isObject, type Json, type JsonObject } from '../json.ts'
import type { RestAnswer, RestCall } from './route.ts'
import { criticalError, RestError } from './rest-error.ts'

const MOST_ITEMS = 100

export interface BatchActions {
  create: (item: JsonObject) => Promise<JsonObject>
  update: (item: JsonObject) => Promise<JsonObject>
  /** Deletes for good. */
  remove: (id: number) => JsonObject
  /** How a failed deletion names its item. */
  removedId: (id: Json) => Json
}

/**
 * Many writes, one after the other in one request. Always 200: what failed says so in its place. Items are not validated, and
 * what is not a list is ignored.
 */
export async function runBatch({ parameters }: RestCall, actions: BatchActions): Promise<RestAnswer> {
  const lists = { create: listAt(parameters, 'create'), update: listAt(parameters, 'update') }
  const removals = listAt(parameters, 'delete')
  if (lists.create.length + lists.update.length + removals.length > MOST_ITEMS) {
    const message = `Unable to accept more than ${MOST_ITEMS} items for this request.`
    throw new RestError(413, 'woocommerce_rest_request_entity_too_large', message)
  }
  const body: JsonObject = {}
  if (lists.create.length > 0)
    body['create'] = await each(
      lists.create,
      () => 0,
      (item) => actions.create(asItem(item)),
    )
  if (lists.update.length > 0) {
    body['update'] = await each(
      lists.update,
      (item) => asItem(item)['id'] ?? null,
      (item) => actions.update(asItem(item)),
    )
  }
  if (removals.length > 0) body['delete'] = await each(removals, actions.removedId, (id) => actions.remove(Number(id)))
  // PHP's empty map is an empty list in JSON.
  return { body: Object.keys(body).length === 0 ? [] : body }
}

async function each(
  items: Json[],
  idOf: (item: Json) => Json,
  run: (item: Json) => JsonObject | Promise<JsonObject>,
): Promise<Json[]> {
  const answers: Json[] = []
  for (const item of items) {
    try {
      answers.push(await run(item))
    } catch (error) {
      // PHP's death ends the whole request, whatever was done before it.
      if (!(error instanceof RestError) || error.code === criticalError().code) throw error
      answers.push(error.toItem(idOf(item)))
    }
  }
  return answers
}

const listAt = (parameters: JsonObject, name: string): Json[] => {
  const list = parameters[name]
  return Array.isArray(list) ? list : []
}

const asItem = (item: Json): JsonObject => (isObject(item) ? item : {})
