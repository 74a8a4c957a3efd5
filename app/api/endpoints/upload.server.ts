import { AppError } from '../../core/errors.ts'
import { exportPlanSummary } from '../../queries/export-plan.server.ts'
import { prepareExport, type WantedPicture } from '../../services/prepare-export.server.ts'
import { startExport } from '../../services/start-export.server.ts'
import type { Caller } from '../caller.server.ts'
import { defineEndpoint, type Endpoint } from '../endpoint.server.ts'
import { importUrl } from './import-asset.server.ts'
import { uploadChannels, type UploadChannel } from './upload-channels.server.ts'
import { preparedExportSchema, uploadSchemas, type BulkUploadBody, type PictureInput } from './upload-schemas.ts'

/** For each channel: pictures for one product, and for many. */
export const uploadEndpoints: readonly Endpoint[] = uploadChannels.flatMap((channel) => {
  const { path, name, operation } = channel
  const schemas = uploadSchemas(channel)
  const base = {
    method: 'POST',
    description: 'With `approve` an API key also needs the permission `export`.',
    scope: 'write',
    status: 201,
  } as const
  return [
    defineEndpoint(
      {
        ...base,
        path: `/${path}/upload`,
        operationId: `uploadTo${operation}`,
        summary: `Pictures for one product of ${name}: assigns them and plans their export, or starts it`,
      },
      { body: schemas.one, answer: preparedExportSchema },
      ({ caller, body: { product, pictures, ...options }, signal }) =>
        prepare(channel, caller, { ...options, products: [{ product, pictures }] }, signal),
    ),
    defineEndpoint(
      {
        ...base,
        path: `/${path}/bulk-upload`,
        operationId: `bulkUploadTo${operation}`,
        summary: `Pictures for many products of ${name} in one export`,
      },
      { body: schemas.many, answer: preparedExportSchema },
      ({ caller, body, signal }) => prepare(channel, caller, body, signal),
    ),
  ]
})

async function prepare(
  channel: UploadChannel,
  caller: Caller,
  { products, mode, approve, ...account }: BulkUploadBody,
  signal: AbortSignal,
) {
  if (approve) requireExportScope(caller)
  const { workspaceId } = caller
  const connectionId = await channel.connectionId(caller, account)
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
  { target, role, placeAltText, ...picture }: PictureInput,
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
