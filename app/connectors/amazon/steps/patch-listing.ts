import type { ListingSlot } from '../../../core/channel/listing-slot.ts'
import type { ConnectorDeps } from '../../../core/channel/connector.ts'
import type { ExportStep, ItemFailure, StepCall, StepContext, StepOutcome } from '../../../core/channel/export-step.ts'
import { ConnectorError } from '../../../core/channel/connector-error.ts'
import { outcome, stepCall } from '../../../lib/step-call.ts'
import type { AmazonClient } from '../client.ts'
import { issueLocale } from '../issues.ts'
import { toPatches } from '../patches.ts'
import type { ListingsNow } from '../reading/listings-now.ts'
import type { ProductTypes } from '../reading/product-types.ts'
import { submissionSchema } from '../schemas.ts'
import { nameOfSeller } from '../seller-pace.ts'
import { showsSlots, slotRowOf, slotRowSchema, slotsAfter, withSlots, type SlotRow } from '../slot-rows.ts'
import { refusalOf } from '../submission-refusal.ts'
import { unreachablePicture } from './foreign-pictures.ts'

/** Five a second are allowed, each of which takes about half a second, and a look before it. */
const patchesAtOnce = 12

/** What the step works with. */
export interface ListingTools {
  readonly client: AmazonClient
  readonly deps: ConnectorDeps
  readonly now: ListingsNow
  readonly productTypes: ProductTypes
}

/**
 * Gives a SKU all its pictures in one submission: what differs is set, what was emptied is deleted. Safe to repeat. A SKU that shows
 * everything costs nothing.
 */
export function patchListingStep(tools: ListingTools): ExportStep {
  return {
    name: 'patch-listing',
    itemState: 'applying',
    hasEffect: true,
    concurrency: patchesAtOnce,
    writesTo: { name: nameOfSeller(tools.client.credentials), alone: false },
    plan: (work) =>
      work.flatMap((item) => {
        const row = slotRowOf(item)
        return row ? [stepCall('patch-listing', [row.itemId], row)] : []
      }),
    perform: (call, context) => perform(tools, call, context),
    recover: (call, context) => recover(tools, call, context),
  }
}

async function perform(tools: ListingTools, call: StepCall, context: StepContext): Promise<StepOutcome> {
  const row = slotRowSchema.parse(call.input)
  const { signal } = context
  const [now, gone] = await Promise.all([
    tools.now.get(row.sku, signal),
    unreachablePicture(tools.deps, row.changes, signal),
  ])
  if (showsSlots(now, slotsAfter(row))) return arrived(row, context)
  assertUnchanged(row, showsSlots(now, row.before))
  if (gone) return failed([gone], row)
  const submission = await submit(tools, row, signal)
  if (submission.status === 'INVALID') return failed([refusalOf(submission.issues)], row)
  const { status, submissionId } = submission
  return arrived(row, context, { status, submissionId })
}

/** Amazon may take a while to echo what it has accepted; what is not seen is submitted again, to the same effect. */
async function recover(tools: ListingTools, call: StepCall, context: StepContext): Promise<StepOutcome | null> {
  const row = slotRowSchema.parse(call.input)
  const now = await tools.now.get(row.sku, context.signal).catch((error: unknown) => {
    if (error instanceof ConnectorError && error.code === 'not_found') return null
    throw error
  })
  return now && showsSlots(now, slotsAfter(row)) ? outcome({ receipt: { seen: true }, listings: [now] }) : null
}

async function submit({ client, productTypes }: ListingTools, row: SlotRow, signal: AbortSignal) {
  const { sellerId, marketplaceId } = client.credentials
  const types = await productTypes.of(client, [row.sku], signal)
  const request = {
    operation: 'patchListingsItem',
    path: { sellerId, sku: row.sku },
    query: { marketplaceIds: [marketplaceId], includedData: ['issues'], issueLocale },
    body: { productType: types.get(row.sku), patches: toPatches(row.changes, marketplaceId) },
    data: submissionSchema,
  } as const
  return client.run(request, signal).catch((error: unknown) => {
    throw isLostOnTheWay(error, row) ? unaddressable(row) : error
  })
}

/** Searches find the SKU and its own address does not: reported of `/`, `#`, `&` and spaces (selling-partner-api-models, 4429 and 4727). */
function isLostOnTheWay(error: unknown, { sku }: SlotRow): boolean {
  return error instanceof ConnectorError && error.code === 'not_found' && !/^[\w.-]+$/.test(sku)
}

function unaddressable({ sku }: SlotRow): ConnectorError {
  return new ConnectorError('rejected', `SKU ${sku} is found by searches alone`, {
    platformCode: 'SKU_NOT_ADDRESSABLE',
    platformMessage: `Amazon finds the SKU “${sku}” and takes no changes under that name.`,
  })
}

function arrived(row: SlotRow, context: StepContext, receipt: object = { seen: true }): StepOutcome {
  return outcome({ receipt, listings: [withSlots(context.listing(row.sku), slotsAfter(row))] })
}

/** What somebody changed since we looked is not overwritten: what is left to do is planned anew from it. */
function assertUnchanged({ sku }: SlotRow, unchanged: boolean): void {
  if (unchanged) return
  throw new ConnectorError('conflict', `SKU ${sku} changed since it was looked at`, {
    platformCode: 'CHANGED_MEANWHILE',
  })
}

export interface SlotRefusal {
  readonly error: ConnectorError
  readonly slot: ListingSlot | null
}

function failed(refusals: readonly SlotRefusal[], row: SlotRow): StepOutcome {
  return outcome({
    receipt: { refused: refusals.map(({ error }) => error.details.platformCode ?? error.code) },
    failures: refusals.map((refusal) => failureOf(refusal, row)),
  })
}

/** The refusal of a SKU, with the picture that stands in the slot it is about. */
export function failureOf({ error, slot }: SlotRefusal, { itemId, changes }: SlotRow): ItemFailure {
  const renditionKey = changes.find((change) => change.slot === slot)?.renditionKey ?? undefined
  return { itemId, error, ...(renditionKey && { renditionKey }) }
}
