import { itemWords } from '../../app/core/export/export-words.ts'
import { actAsMerchant } from '../../sandbox/shopify/control/merchant.ts'
import type { RequestGate } from '../../sandbox/control/request-gate.ts'
import { createFile } from '../../sandbox/shopify/state/files.ts'
import type { Product } from '../../sandbox/shopify/state/model.ts'
import { attachToProduct } from '../../sandbox/shopify/state/products.ts'
import { onShopify } from '../platforms/shopify.ts'
import type { Case } from '../stage/open-case.ts'
import { countingGate } from '../stage/passing-requests.ts'
import { accessWithdrawn } from './access-withdrawn.ts'
import type { Experiment, Reference } from './experiment.ts'
import { withCase, type Expectation } from './with-case.ts'

/** What others do to the shop while the export runs: one product of six is hit, at one moment. */
interface Act {
  readonly group: string
  /** Just before the platform acts on the first request of this kind. */
  readonly kind: string
  act(stage: Case, product: Product): void
  /** What becomes of that product; nothing: it is done like the others. */
  readonly ends?: { readonly state: string; readonly code: string }
  /** The status that it is left with; nothing: that of before. */
  readonly leavesStatus?: string
}

const victim = 'Mug 4'

export function merchantExperiments(reference: Reference): Experiment[] {
  const kinds = [...new Set(reference.requests)].filter((kind) => kind !== 'stagedUpload')
  return [...merchantActs(reference).map(merchantExperiment), ...kinds.map(revokedTokenAt)]
}

export function merchantActs({ requests }: Reference): Act[] {
  const kinds = [...new Set(requests)]
  return [
    ...kinds.map((kind) => deletedAt(kind)),
    ...kinds.map((kind) => ({ group: 'product archived meanwhile', kind, act: archive, leavesStatus: 'ARCHIVED' })),
    ...['FilesCreate', 'FilesAttach', 'VariantsSetMedia'].map(variantDeletedAt),
    {
      ...{ group: 'limit of 250 media reached', kind: 'FilesAttach', act: fillProduct },
      ends: { state: 'failed', code: 'shopify:PRODUCT_MEDIA_LIMIT_EXCEEDED' },
    },
  ]
}

/** Just before the operation that gives variants their pictures is started. */
export function bulkActs(): Act[] {
  return [deletedAt('BulkRunMutation'), variantDeletedAt('BulkRunMutation')]
}

function variantDeletedAt(kind: string): Act {
  const ends = { state: 'failed', code: 'shopify:PRODUCT_VARIANT_DOES_NOT_EXIST' }
  return { group: 'variant deleted meanwhile', kind, ends, act: deleteRedVariant }
}

/** Before the first write it is skipped; later a write, or the last reading, finds out. */
const endsOfDeleted: Readonly<Record<string, Act['ends']>> = {
  BucketLevel: { state: 'skipped', code: 'listing_gone' },
  ListingStates: { state: 'skipped', code: 'listing_gone' },
  JobStatus: { state: 'failed', code: 'listing_gone' },
}

function deletedAt(kind: string): Act {
  const ends = endsOfDeleted[kind] ?? { state: 'failed', code: 'not_found' }
  return { group: 'product deleted meanwhile', kind, ends, act: deleteProduct }
}

export function merchantExperiment(act: Act): Experiment {
  const { group, kind, ends } = act
  return {
    ...{ group, kind, inStorm: true },
    name: `${group}: ${kind}`,
    run: (lab) =>
      withCase(
        lab,
        async (stage) => {
          stage.standIn.setGate(gateOf(stage, [[victim, act]]))
          stage.startWorker()
          await stage.finished()
          return ends ? wordsFor(ends.code) : []
        },
        expectationOf([[victim, act]]),
      ),
  }
}

/** What the judge must allow after these acts, each on a product of its own; all that they say nothing of is compared. */
export function expectationOf(hits: readonly (readonly [string, Act])[]): Expectation {
  const failing = hits.flatMap(([title, { ends }]) => (ends ? [[title, ends] as const] : []))
  const left = hits.flatMap(([title, { leavesStatus }]) => (leavesStatus ? [[title, leavesStatus] as const] : []))
  return {
    items: Object.fromEntries(failing),
    products: failing.map(([title]) => title),
    statuses: Object.fromEntries(left),
    unusedFiles: failing.length > 0,
  }
}

/** Lets each act hit its product, known by its title, at its moment. */
export function gateOf(stage: Case, acts: readonly (readonly [string, Act])[]): RequestGate {
  return countingGate(stage.standIn, {
    before: (passing, ordinal) => {
      for (const [title, { kind, act }] of acts) {
        if (passing === kind && ordinal === 1) act(stage, productNamed(stage, title))
      }
    },
  })
}

function productNamed(stage: Case, title: string): Product {
  const product = [...onShopify(stage).shop.products.values()].find((each) => each.title === title)
  if (!product) throw new Error(`no ${title}`)
  return product
}

/** A merchant must be told more than that something was refused. */
export function wordsFor(code: string): string[] {
  const { happened, todo } = itemWords(code)
  const general = itemWords('rejected').happened
  return happened && todo && happened !== general ? [] : [`there are no words for ${code}`]
}

function deleteProduct(stage: Case, { id }: Product): void {
  const { sandbox, shop } = onShopify(stage)
  actAsMerchant(sandbox.world, shop, { action: 'delete-product', productId: id })
}

function archive(stage: Case, { id }: Product): void {
  const { sandbox, shop } = onShopify(stage)
  actAsMerchant(sandbox.world, shop, { action: 'set-status', productId: id, status: 'ARCHIVED' })
}

function deleteRedVariant(stage: Case, { variantIds }: Product): void {
  const { sandbox, shop } = onShopify(stage)
  const [red = ''] = variantIds
  actAsMerchant(sandbox.world, shop, { action: 'delete-variant', variantId: red })
}

function fillProduct(stage: Case, product: Product): void {
  const { sandbox, shop } = onShopify(stage)
  for (let number = product.media.length; number < 250; number += 1) {
    const file = createFile(sandbox.world, shop, {
      ...{ kind: 'MediaImage' as const, alt: '', filename: `filler-${number}.jpg` },
      ...{ originalSource: `seed:filler-${number}`, origin: { actor: 'merchant', requestId: null } },
    })
    attachToProduct(sandbox.world, product, file)
  }
}

/** Everything waits, nothing fails, and after the merchant's visit it goes on by itself. */
export function revokedTokenAt(kind: string): Experiment {
  return accessWithdrawn({
    ...{ group: 'revoked token', kind },
    withdraw: (stage) => {
      onShopify(stage).shop.tokens.revokeAll()
      return () => stage.renewAccess()
    },
  })
}
