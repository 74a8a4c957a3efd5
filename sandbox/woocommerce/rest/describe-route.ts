import type { JsonObject } from '../json.ts'
import type { Site } from '../state/site.ts'
import { matchRoute, type Route } from './route.ts'

/**
 * What a path takes and gives, as `OPTIONS` tells everybody (`rest_handle_options_request`): the fields of its objects by name.
 * Null for a path that has no route.
 */
export function describeRoute(site: Site, routes: readonly Route[], path: string): JsonObject | null {
  const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']
  const match = methods.flatMap((method) => matchRoute(routes, method, path) ?? []).at(0)
  if (!match) return null
  const names = match.route.fields?.(site) ?? Object.keys(match.route.schema ?? {})
  return {
    namespace: path.split('/').slice(1, 3).join('/'),
    methods: match.allowed,
    endpoints: match.allowed.map((method) => ({ methods: [method], args: {} })),
    schema: {
      ...{ $schema: 'http://json-schema.org/draft-04/schema#', title: match.route.name.split('.')[0] ?? '' },
      ...{ type: 'object', properties: Object.fromEntries(names.map((name) => [name, {}])) },
    },
  }
}
