import type { HeadersFunction, LoaderFunctionArgs } from '@remix-run/node'
import { boundary } from '@shopify/shopify-app-remix/server'
import { z } from 'zod'
import { authenticateAdmin } from '../authenticate.server.ts'
import { trayFilters } from '../core/mapping/mapping-view.ts'
import { searchTextSchema } from '../core/search-text.ts'
import { getDraft } from '../queries/draft.server.ts'
import { pictureTray } from '../queries/picture-tray.server.ts'
import { readSearch } from '../read-search.server.ts'
import { throwRefusal } from '../refusal.server.ts'

export const headers: HeadersFunction = (args) => boundary.headers(args)

const searchSchema = z.object({
  query: searchTextSchema,
  filter: z.enum(trayFilters).catch('all'),
  page: z.coerce.number().int().min(1).max(1000).catch(1),
})

/** A page of the library for the tray beside the mapping grid. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { workspaceId } = await authenticateAdmin(request)
  const { query, filter, page } = readSearch(searchSchema, request)
  const { assetIds: chosenIds } = await getDraft(workspaceId, params.draftId ?? '').catch(throwRefusal)
  return pictureTray({ workspaceId, filter, chosenIds, page, search: query })
}
