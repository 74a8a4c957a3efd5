import { expect, it } from 'vitest'
import { listingDigest } from '../../../app/core/channel/listing-state.ts'
import { changeTowards } from '../../../app/core/export/change-towards.ts'
import { planUndo } from '../../../app/core/export/plan-undo.ts'
import { verify } from '../../../app/core/export/verify.ts'
import { anEntry, keyOf } from '../mapped-pictures.ts'
import type { ContractRun } from './contract-run.ts'

/** What leaves listings, and what comes back. */
export function contractOfRemoving(run: ContractRun): void {
  it('mirrors a mapping: what is not mapped leaves the listing and its variants, and its files stay', async () => {
    const { gallery } = run.harness.listings
    const before = await run.observeOne(gallery)
    const entries = [anEntry(1, { role: 'hero' }), anEntry(2, { position: 1 })]
    const { change, files, after } = await run.exportTo(gallery, entries, new Map(), 'mirror')
    expect(change.removals.map(({ mediaId }) => mediaId)).toEqual(before.media.map(({ id }) => id))
    expect(verify(change, after, files)).toEqual([])
    expect(after.media.map(({ id }) => id)).toEqual([files.get(keyOf(1)), files.get(keyOf(2))])
    expect(after.variants.map(({ mediaId }) => mediaId)).toEqual(before.variants.map(() => null))
    const statuses = await run.connector.observeFiles(before.media.map(({ id }) => id))
    expect([...statuses.values()]).toEqual(['ready', 'ready'])
  })

  it('takes an export back: pictures, order, alt texts and variants as they were, also "none"', async () => {
    const { gallery } = run.harness.listings
    const before = await run.observeOne(gallery)
    const variantId = before.variants[1]?.id
    const target = variantId === undefined ? { kind: 'product' as const } : { kind: 'variant' as const, variantId }
    const entries = [anEntry(1, { role: 'hero' }), anEntry(2, { target })]
    const { after } = await run.exportTo(gallery, entries, new Map(), 'mirror')
    const usable = new Set(before.media.map(({ id }) => id))
    const { change } = planUndo({ now: after, exports: [{ before, after }], usable, placed: new Set() })
    await run.drive([{ change, listing: after }])
    expect(listingDigest(await run.observeOne(gallery))).toBe(listingDigest(before))
  })

  it('deletes of our files only those that nothing shows', async () => {
    const { empty, other } = run.harness.listings
    const { files, after } = await run.exportTo(empty, [anEntry(1), anEntry(2, { position: 1 })])
    await run.exportTo(other, [anEntry(2)], files)
    const change = changeTowards(after, { ...after, media: [] })
    await run.drive([{ change, listing: after }])
    const [unused, used] = [files.get(keyOf(1))!, files.get(keyOf(2))!]
    if (!run.harness.deletesFiles) {
      expect(await run.connector.deleteUnusedFiles([unused, used])).toEqual([])
      return
    }
    expect(await run.connector.deleteUnusedFiles([unused, used])).toEqual([unused])
    expect([...(await run.connector.observeFiles([unused, used])).keys()]).toEqual([used])
    expect(await run.connector.deleteUnusedFiles([unused, used])).toEqual([unused])
  })
}
