import type { z } from 'zod'
import { AppError } from '../../core/errors.ts'
import { exportPlanSummary } from '../../queries/export-plan.server.ts'
import { prepareExport, type WantedPicture } from '../../services/prepare-export.server.ts'
import { startExport } from '../../services/start-export.server.ts'
import type { Caller } from '../caller.server.ts'
import { defineEndpoint } from '../endpoint.server.ts'
import { importUrl } from './import-asset.server.ts'
import { workingConnectionId } from './shop-of-caller.server.ts'
import { bulkUploadSchema, preparedExportSchema, uploadSchema, type wantedPictureSchema } from './upload-schemas.ts'

export const uploadToProduct = defineEndpoint(
  {
    method: 'POST',
    path: '/shopify/upload',
    operationId: 'uploadToShopify',
    summary: 'Pictures for one product: assigns them and plans their export, or starts it',
    description: 'With `approve` an API key also needs the permission `export`.',
    scope: 'write',
    status: 201,
  },
  { body: uploadSchema, answer: preparedExportSchema },
  ({ caller, body: { product, pictures, ...options }, signal }) =>
    prepare(caller, { ...options, products: [{ product, pictures }] }, signal),
)

export const uploadToProducts = defineEndpoint(
  {
    method: 'POST',
    path: '/shopify/bulk-upload',
    operationId: 'bulkUploadToShopify',
    summary: 'Pictures for many products in one export',
    description: 'With `approve` an API key also needs the permission `export`.',
    scope: 'write',
    status: 201,
  },
  { body: bulkUploadSchema, answer: preparedExportSchema },
  ({ caller, body, signal }) => prepare(caller, body, signal),
)

async function prepare(
  caller: Caller,
  { shop, products, mode, approve }: z.infer<typeof bulkUploadSchema>,
  signal: AbortSignal,
) {
  if (approve) requireExportScope(caller)
  const { workspaceId } = caller
  const connectionId = await workingConnectionId(caller, shop)
  const { draftId, planId } = await prepareExport({
    workspaceId,
    connectionId,
    mode,
    products: products.map(({ product, pictures }, index) => ({
      reference: product,
      pictures: pictures.map((picture, place) =>
        toWantedPicture(picture, { workspaceId, signal, field: `products.${index}.pictures.${place}.url` }),
      ),
    })),
  })
  const exportId = approve ? await startExport({ workspaceId, planId, approvedBy: caller.name }) : null
  return { draftId, plan: await exportPlanSummary(workspaceId, planId), exportId }
}

function toWantedPicture(
  { target, role, placeAltText, ...picture }: z.infer<typeof wantedPictureSchema>,
  { field, ...context }: { workspaceId: string; signal: AbortSignal; field: string },
): WantedPicture {
  const place = { target: target ?? null, role, altText: placeAltText ?? null }
  if ('assetId' in picture) return { source: { assetId: picture.assetId }, ...place }
  return { source: { import: async () => (await importUrl(picture, context, field)).assetId }, ...place }
}

function requireExportScope({ scopes }: Caller): void {
  if (scopes.includes('export')) return
  throw new AppError('forbidden', 'key lacks scope export', {
    userMessage: 'This API key may not start exports. Leave "approve" out, or make a key with the permission "export".',
    field: 'approve',
  })
}
