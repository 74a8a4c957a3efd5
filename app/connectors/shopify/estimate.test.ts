import { expect, it } from 'vitest'
import { listingChangeSchema } from '../../core/export/listing-change.ts'
import { reorderMedia } from './documents/product-media.ts'
import { estimateExport } from './estimate.ts'

const bucket = { maximumAvailable: 2000, currentlyAvailable: 100, restoreRate: 50 }

const aReorder = listingChangeSchema.parse({
  media: [],
  restores: [],
  removals: [],
  variants: [],
  galleries: [],
  order: [],
})

it('counts with what the account was charged, and with recorded points until then', () => {
  const changes = [aReorder, aReorder, aReorder, aReorder]
  const recorded = estimateExport(changes, { bucket: undefined, chargeOf: () => undefined })
  const learned = estimateExport(changes, {
    bucket,
    chargeOf: (operation) => (operation.name === reorderMedia.name ? 110 : undefined),
  })
  expect(learned.points - recorded.points).toBe(4 * 100)
  expect(learned.calls).toBe(recorded.calls)
  expect(learned.seconds).toBeGreaterThan((learned.points - 100) / 50)
})

it('is nothing where nothing changes', () => {
  expect(estimateExport([], { bucket, chargeOf: () => 1000 })).toEqual({ points: 0, calls: 0, seconds: 0 })
})
