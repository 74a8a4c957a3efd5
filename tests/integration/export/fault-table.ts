import type { FaultEffect } from '../../../sandbox/shopify/control/faults.ts'
import { actAsMerchant } from '../../../sandbox/shopify/control/merchant.ts'
import { startReplacing } from '../../../sandbox/shopify/media/processing.ts'
import type { Product } from '../../../sandbox/shopify/state/model.ts'
import type { SuggestedAction } from '../../../app/core/export/export-words.ts'
import { addPictures } from '../../support/fill-product.ts'
import type { ExportScene } from './export-scene.ts'

/** Where a fault strikes: the stand-in, and the one of two products that it may be about. */
export interface Stage {
  readonly scene: ExportScene
  readonly victim: Product
}

/** It passes by itself, and every product is done. */
export interface PassingFault {
  readonly fault: string
  /** Makes things go wrong from the next request on; answers how often they did. */
  strike(stage: Stage): () => number
}

/** Nothing helps until it comes right; the merchant is told. */
export interface LastingFault {
  readonly fault: string
  /** Makes things go wrong from the next request on; answers how they come right again. */
  strike(stage: Stage): (() => Promise<void> | void) | void
  readonly lasts: {
    /** All products of the call, or the one that it is about while the other is done. */
    readonly fails: 'all' | 'victim'
    readonly state: 'failed' | 'skipped'
    readonly code: string
    /** Of the words: what happened, and what to do now. */
    readonly happened: string
    readonly todo: string
    readonly action: SuggestedAction
    /** The merchant is told at which picture. */
    readonly picture?: true
    /** Once it has come right, retrying finishes what is left. */
    readonly retrying?: 'done'
  }
}

const again = 'Retry this export; what is done already is not done again.'

/** Every way in which the platform, the network or others can spoil an export for a while. A new one needs a row. */
export const passingFaults: readonly PassingFault[] = [
  {
    fault: 'reset after the effect',
    strike: each('FilesAttach', { kind: 'drop-after' }),
  },
  {
    fault: 'time-out with the effect done',
    strike: once('FilesAttach', { kind: 'slow-body', delayMs: 60_000 }),
  },
  {
    fault: 'time-out of a question',
    strike: once('FileStatuses', { kind: 'slow-body', delayMs: 60_000 }),
  },
  {
    fault: '429 with a wait',
    strike: once('FilesAttach', { kind: 'status', status: 429, retryAfterSeconds: 5 }),
  },
  { fault: '429 without a wait', strike: once('FilesAttach', { kind: 'status', status: 429 }) },
  { fault: 'THROTTLED', strike: once('FilesAttach', { kind: 'throttled' }) },
  { fault: '500', strike: once('FilesAttach', { kind: 'status', status: 500 }) },
  { fault: '502', strike: once('FilesAttach', { kind: 'status', status: 502 }) },
  {
    fault: '503 with a wait',
    strike: once('FilesAttach', { kind: 'status', status: 503, retryAfterSeconds: 5 }),
  },
  { fault: 'half a body', strike: once('FilesAttach', { kind: 'half-body' }) },
  { fault: 'slow body', strike: once('FilesAttach', { kind: 'slow-body', delayMs: 5_000 }) },
  { fault: 'expired token', strike: once('FilesAttach', { kind: 'revoke-token' }) },
  {
    fault: 'product archived meanwhile',
    strike: ({ scene, victim: { id: productId } }) =>
      at(scene, 'FilesAttach', () => {
        actAsMerchant(scene.sandbox.world, scene.shop, { action: 'set-status', productId, status: 'ARCHIVED' })
      }),
  },
]

/** Every way in which they can spoil it until somebody acts. */
export const lastingFaults: readonly LastingFault[] = [
  {
    fault: 'connection refused',
    strike: ({ scene }) => {
      void scene.sandbox.goAway()
      return () => scene.sandbox.comeBack()
    },
    lasts: {
      ...{ fails: 'all', state: 'failed', code: 'unavailable', action: 'retry', retrying: 'done' },
      ...{ happened: 'The store could not be reached.', todo: again },
    },
  },
  {
    fault: 'reset before the effect',
    strike: always('FilesAttach', { kind: 'drop-before' }),
    lasts: {
      ...{ fails: 'all', state: 'failed', code: 'outcome_unknown', action: 'retry', retrying: 'done' },
      ...{ happened: 'The connection broke before the store answered', todo: again },
    },
  },
  {
    fault: '429 for as long as we ask',
    strike: always('FilesAttach', { kind: 'status', status: 429, retryAfterSeconds: 61 }),
    lasts: {
      ...{ fails: 'all', state: 'failed', code: 'rate_limited', action: 'retry', retrying: 'done' },
      ...{ happened: 'The store was too busy with other requests.', todo: again },
    },
  },
  {
    fault: 'malformed JSON',
    strike: always('ListingStates', { kind: 'malformed' }),
    lasts: {
      ...{ fails: 'all', state: 'failed', code: 'invalid_response', action: 'retry', retrying: 'done' },
      ...{ happened: 'The store gave an answer that could not be read.', todo: again },
    },
  },
  {
    fault: 'media FAILED',
    strike: ({ scene }) => {
      const effect = { kind: 'media-processing-failure', code: 'IMAGE_PROCESSING_FAILURE' } as const
      scene.sandbox.world.faults.add({ place: 'media', effect })
    },
    lasts: {
      ...{ fails: 'all', state: 'failed', code: 'shopify:IMAGE_PROCESSING_FAILURE', action: 'change_picture' },
      ...{ picture: true, retrying: 'done' },
      happened: 'Shopify could not process the picture.',
      todo: 'Save the picture as a JPEG or PNG, upload it again, and plan the export again.',
    },
  },
  {
    fault: 'media stuck in PROCESSING',
    strike: ({ scene }) => {
      const { world } = scene.sandbox
      world.faults.add({ place: 'media', effect: { kind: 'media-stuck' } })
      return () => {
        for (const file of scene.createdFiles()) {
          if (file.status === 'PROCESSING') startReplacing(world, scene.shop, file)
        }
      }
    },
    lasts: {
      ...{ fails: 'all', state: 'failed', code: 'timeout', action: 'retry', picture: true, retrying: 'done' },
      ...{ happened: 'The store took too long to answer, or to process the picture.', todo: again },
    },
  },
  {
    fault: 'MUST_BE_FOR_THIS_PRODUCT',
    strike: ({ scene }) => {
      const { behaviour } = scene.sandbox.world
      behaviour.attachVisibilityMs = 3_600_000
      return () => {
        behaviour.attachVisibilityMs = 0
        for (const { media } of scene.shop.products.values()) for (const attachment of media) attachment.visibleAt = 0
      }
    },
    lasts: {
      ...{ fails: 'all', state: 'failed', code: 'conflict', action: 'retry', retrying: 'done' },
      ...{ happened: 'The store was still busy with this product.', todo: again },
    },
  },
  {
    fault: 'limit of 250 media reached by someone else',
    strike: ({ scene, victim }) => {
      let added: string[] = []
      at(scene, 'FilesAttach', () => {
        added = addPictures(scene.sandbox.world, scene.shop, victim, 250 - victim.media.length)
      })
      return () => {
        for (const mediaId of added) {
          const action = { action: 'remove-media', productId: victim.id, mediaId } as const
          actAsMerchant(scene.sandbox.world, scene.shop, action)
        }
      }
    },
    lasts: {
      ...{ fails: 'victim', state: 'failed', code: 'shopify:PRODUCT_MEDIA_LIMIT_EXCEEDED', action: 'replan' },
      ...{ happened: 'The product has as many pictures as Shopify allows (250).', retrying: 'done' },
      todo: 'Remove pictures of the product, then plan the export again.',
    },
  },
  {
    fault: 'variant deleted meanwhile',
    strike: ({ scene, victim }) =>
      void at(scene, 'VariantsSetMedia', () => {
        const [variantId = ''] = victim.variantIds
        actAsMerchant(scene.sandbox.world, scene.shop, { action: 'delete-variant', variantId })
      }),
    lasts: {
      ...{ fails: 'victim', state: 'failed', code: 'shopify:PRODUCT_VARIANT_DOES_NOT_EXIST', action: 'replan' },
      happened: 'A variant of the product no longer exists in the store.',
      todo: 'Plan the export again.',
    },
  },
  {
    fault: 'product deleted before its turn',
    strike: ({ scene, victim }) => void at(scene, 'BucketLevel', () => deleteProduct(scene, victim)),
    lasts: {
      ...{ fails: 'victim', state: 'skipped', code: 'listing_gone', action: 'check_product' },
      happened: 'The product no longer exists in the store.',
      todo: 'Plan the next export without it.',
    },
  },
  {
    fault: 'product deleted in the middle',
    strike: ({ scene, victim }) => void at(scene, 'FilesAttach', () => deleteProduct(scene, victim)),
    lasts: {
      ...{ fails: 'victim', state: 'failed', code: 'not_found', action: 'replan' },
      happened: 'The product, or one of its variants, no longer exists in the store.',
      todo: 'Plan the export again.',
    },
  },
]

function deleteProduct({ sandbox, shop }: ExportScene, { id: productId }: Product): void {
  actAsMerchant(sandbox.world, shop, { action: 'delete-product', productId })
}

/** Answers how often it struck. */
function once(name: string, effect: FaultEffect, count = 1): PassingFault['strike'] {
  return ({ scene }) => {
    const fault = scene.sandbox.world.faults.add({ place: 'graphql', name, count, effect })
    return () => fault.struck
  }
}

function each(name: string, effect: FaultEffect): PassingFault['strike'] {
  return once(name, effect, Infinity)
}

function always(name: string, effect: FaultEffect): LastingFault['strike'] {
  return (stage) => {
    each(name, effect)(stage)
    return () => stage.scene.sandbox.world.faults.clear()
  }
}

/** Just before the platform acts on the first of these requests. Answers how often that was. */
function at({ sandbox: { world } }: ExportScene, operation: string, act: () => void): () => number {
  let times = 0
  world.gate = {
    arrived({ name }) {
      if (name !== operation) return
      world.gate = null
      times += 1
      act()
    },
  }
  return () => times
}
