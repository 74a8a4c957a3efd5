import { AppError } from '../../core/errors.ts'
import { libraryPageSize } from '../../core/library/search.ts'
import { assetPage } from '../../queries/asset-page.server.ts'
import { libraryPage } from '../../queries/library-page.server.ts'
import { deleteAssets } from '../../services/delete-asset.server.ts'
import { updateAsset } from '../../services/update-asset.server.ts'
import { absoluteUrl } from '../absolute-url.server.ts'
import type { Caller } from '../caller.server.ts'
import { defineEndpoint } from '../endpoint.server.ts'
import {
  assetChangesSchema,
  assetFromUrlSchema,
  assetListSchema,
  assetParamsSchema,
  assetQuerySchema,
  assetSchema,
  importedAssetSchema,
} from './asset-schemas.ts'
import { importUpload, importUrl } from './import-asset.server.ts'

export const createAsset = defineEndpoint(
  {
    method: 'POST',
    path: '/assets',
    operationId: 'createAsset',
    summary: 'Takes a picture or video into the library',
    description:
      'As the body itself (`?fileName=`), in a form (field `file`, with `title`, `altText`, `tags`, `metadata`), or from a public `url`. Same bytes twice = one asset.',
    scope: 'write',
    status: 201,
    acceptsFile: true,
  },
  { body: assetFromUrlSchema, answer: importedAssetSchema },
  async ({ caller, body, upload, signal }) => {
    const context = { workspaceId: caller.workspaceId, signal }
    const imported = upload ? await importUpload(upload, context) : await importUrl(body, context)
    return { ...imported, asset: await readAsset(caller, imported.assetId) }
  },
)

export const listAssets = defineEndpoint(
  {
    method: 'GET',
    path: '/assets',
    operationId: 'listAssets',
    summary: 'Searches the library',
    scope: 'read',
    status: 200,
  },
  { query: assetQuerySchema, answer: assetListSchema },
  async ({ caller, query }) => {
    const { assets, total, page } = await libraryPage(caller.workspaceId, query)
    const items = assets.map((asset) => ({
      ...asset,
      thumbnailUrl: asset.thumbnailUrl && absoluteUrl(asset.thumbnailUrl),
    }))
    return { items, total, page, pageSize: libraryPageSize }
  },
)

export const getAsset = defineEndpoint(
  {
    method: 'GET',
    path: '/assets/{assetId}',
    operationId: 'getAsset',
    summary: 'One asset with its facts and uses',
    scope: 'read',
    status: 200,
  },
  { params: assetParamsSchema, answer: assetSchema },
  ({ caller, params }) => readAsset(caller, params.assetId),
)

export const changeAsset = defineEndpoint(
  {
    method: 'PATCH',
    path: '/assets/{assetId}',
    operationId: 'changeAsset',
    summary: 'Changes title, alt text or tags',
    scope: 'write',
    status: 200,
  },
  { params: assetParamsSchema, body: assetChangesSchema, answer: assetSchema },
  async ({ caller, params, body }) => {
    await updateAsset(caller.workspaceId, params.assetId, body)
    return readAsset(caller, params.assetId)
  },
)

export const deleteAsset = defineEndpoint(
  {
    method: 'DELETE',
    path: '/assets/{assetId}',
    operationId: 'deleteAsset',
    summary: 'Deletes an asset with its mappings; what is live on a channel stays there',
    scope: 'write',
    status: 204,
  },
  { params: assetParamsSchema },
  async ({ caller, params }) => {
    const count = await deleteAssets(caller.workspaceId, [params.assetId])
    if (count > 0) return undefined
    throw new AppError('not_found', `no asset ${params.assetId}`, {
      userMessage: 'This picture is not in the library.',
    })
  },
)

async function readAsset({ workspaceId, shopDomain }: Caller, assetId: string) {
  const { previewUrl, facts, ...asset } = await assetPage(workspaceId, shopDomain ?? '', assetId)
  return { ...asset, previewUrl: absoluteUrl(previewUrl), facts: facts && { ...facts } }
}
