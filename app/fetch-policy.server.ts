import { env } from './env.server.ts'
import { guardedEdge } from './lib/guarded-edge.ts'
import type { FetchPolicy } from './lib/guarded-fetch-policy.ts'

/** The open internet, and what this installation's operator added. */
export const fetchPolicy: FetchPolicy = { allowedHosts: new Set(env.IMPORT_ALLOWED_HOSTS) }

/** `fetch` for servers that merchants name. */
export const merchantFetch = guardedEdge(fetchPolicy)
