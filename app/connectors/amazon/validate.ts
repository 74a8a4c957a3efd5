import type { ChannelIssue } from '../../core/channel/channel-issue.ts'
import { ConnectorError } from '../../core/channel/connector-error.ts'
import type { ChangeToValidate, ValidationContext } from '../../core/channel/publication.ts'
import { slotsOf, wantedSlots } from '../../core/export/wanted-slots.ts'
import { mapConcurrently } from '../../lib/map-concurrently.ts'
import type { AmazonClient } from './client.ts'
import { issueLocale, toChannelIssue } from './issues.ts'
import { slotChanges, toPatches } from './patches.ts'
import type { ProductTypes } from './reading/product-types.ts'
import { issueSchema, submissionSchema } from './schemas.ts'

const previewsAtOnce = 4

/**
 * What Amazon would say to these changes (`VALIDATION_PREVIEW`); nothing is stored. It validates the whole listing, so that much of what
 * it says is about something else. SKUs that it does not know are left out.
 */
export async function validate(
  client: AmazonClient,
  productTypes: ProductTypes,
  changes: readonly ChangeToValidate[],
  context: ValidationContext,
): Promise<ReadonlyMap<string, readonly ChannelIssue[]>> {
  const skus = changes.map(({ listing }) => listing.remoteId)
  const types = await productTypes.of(client, skus, context.signal)
  const answers = await mapConcurrently(changes, previewsAtOnce, async (row) => {
    const sku = row.listing.remoteId
    const issues = await preview(client, row, types.get(sku) ?? '', context)
    return issues.length > 0 ? [[sku, issues] as const] : []
  })
  return new Map(answers.flat())
}

async function preview(
  client: AmazonClient,
  { listing, change }: ChangeToValidate,
  productType: string,
  context: ValidationContext,
): Promise<ChannelIssue[]> {
  const { sellerId, marketplaceId } = client.credentials
  const coming = change.media.filter(({ action }) => action !== 'present')
  const urls = await Promise.all(
    coming.map(async ({ renditionKey }) => [renditionKey, await context.pictureUrl(renditionKey)] as const),
  )
  const wanted = wantedSlots(change, listing, new Map(urls))
  const patches = toPatches(slotChanges(slotsOf(listing), wanted), marketplaceId)
  if (patches.length === 0) return []
  try {
    const { issues } = await client.run(
      {
        operation: 'patchListingsItem',
        path: { sellerId, sku: listing.remoteId },
        query: {
          ...{ marketplaceIds: [marketplaceId], includedData: ['issues'], issueLocale },
          mode: 'VALIDATION_PREVIEW',
        },
        body: { productType, patches },
        data: submissionSchema,
        repeatable: true,
      },
      context.signal,
    )
    return issues.map(toChannelIssue)
  } catch (error) {
    return issueOfRefusal(error)
  }
}

/** Some of what Amazon would refuse comes as a refusal of the request. */
function issueOfRefusal(error: unknown): ChannelIssue[] {
  if (!(error instanceof ConnectorError)) throw error
  if (error.code === 'not_found') return []
  if (error.code !== 'rejected') throw error
  const { platformCode: code = '', platformMessage: message = error.message } = error.details
  return [toChannelIssue(issueSchema.parse({ code, message, severity: 'ERROR' }))]
}
