import { z } from 'zod'
import type { ConnectorDeps } from '../../../core/channel/connector.ts'
import type { ExportStep, ItemWork, StepCall, StepContext, StepOutcome } from '../../../core/channel/export-step.ts'
import { outcome, stepCall } from '../../../lib/step-call.ts'
import { lookAtPicture, pictureRefusal } from '../public-picture.ts'

const inputSchema = z.object({ renditionKey: z.string(), fileName: z.string() })

/**
 * Amazon fetches pictures from their address: each new one gets its own, and is looked at there as Amazon will. A file of the account
 * is that address. Changes nothing.
 */
export function offerPicturesStep(deps: ConnectorDeps): ExportStep {
  return {
    name: 'offer-pictures',
    itemState: 'uploading',
    hasEffect: false,
    concurrency: 8,
    plan: planPictures,
    perform: (call, context) => perform(deps, call, context),
    recover: () => Promise.resolve(null),
  }
}

function planPictures(work: readonly ItemWork[]): StepCall[] {
  const missing = new Map<string, { readonly fileName: string; readonly itemIds: string[] }>()
  for (const { itemId, change, files } of work) {
    for (const { renditionKey, fileName, action } of change.media) {
      if (action === 'present' || files.has(renditionKey)) continue
      const row = missing.get(renditionKey) ?? { fileName, itemIds: [] }
      row.itemIds.push(itemId)
      missing.set(renditionKey, row)
    }
  }
  return [...missing].map(([renditionKey, { fileName, itemIds }]) =>
    stepCall('offer-pictures', itemIds, { renditionKey, fileName }),
  )
}

async function perform(deps: ConnectorDeps, call: StepCall, context: StepContext): Promise<StepOutcome> {
  const { renditionKey, fileName } = inputSchema.parse(call.input)
  const url = await context.pictureUrl(renditionKey)
  const problem = await lookAtPicture(deps, url, context.signal)
  if (problem) {
    const error = pictureRefusal(problem)
    return outcome({ failures: call.itemIds.map((itemId) => ({ itemId, error, renditionKey })) })
  }
  context.uploaded(renditionKey)
  return outcome({ receipt: { url }, files: [{ renditionKey, fileName, remoteId: url }] })
}
