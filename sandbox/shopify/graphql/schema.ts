import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { buildClientSchema } from 'graphql'
import type { GraphQLSchema, IntrospectionQuery } from 'graphql'

export const API_VERSION = '2026-10'

/** The package exports no path to its data, so the file is named by its place. */
const DATA = new URL('../../../node_modules/@shopify/dev-mcp/dist/data/', import.meta.url)

let schema: GraphQLSchema | undefined

/** The real Admin schema, from Shopify's own development package; parsed once per process (about 0.2 s). */
export function adminSchema(): GraphQLSchema {
  schema ??= load()
  return schema
}

function load(): GraphQLSchema {
  const packed = readFileSync(new URL(`admin_${API_VERSION}.json.gz`, DATA))
  const { data } = JSON.parse(gunzipSync(packed).toString('utf8')) as { data: IntrospectionQuery }
  return buildClientSchema(data, { assumeValid: true })
}
