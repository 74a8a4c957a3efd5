import { expect, it } from 'vitest'
import { changeTowards } from '../../../app/core/export/change-towards.ts'
import { isUnchanged } from '../../../app/core/export/listing-change.ts'
import { verify } from '../../../app/core/export/verify.ts'
import { anEntry, keyOf } from '../mapped-pictures.ts'
import type { ContractRun } from './contract-run.ts'

/** Pictures on their way to listings, each made once. */
export function contractOfExporting(run: ContractRun): void {
  it('exports new pictures: attached, described and ordered', async () => {
    const { gallery } = run.harness.listings
    const { change, files, after } = await run.exportTo(gallery, [anEntry(1, { role: 'hero' }), anEntry(2)])
    expect(verify(change, after, files)).toEqual([])
    expect(after.media).toHaveLength(4)
    const alt = run.connector.images.altText === 'none' ? '' : 'Alt 1'
    expect(after.media[0]).toMatchObject({ id: files.get(keyOf(1)), alt })
    expect(run.harness.createdFiles()).toHaveLength(2)
  })

  if (run.parts.variants) {
    it('assigns new pictures to variants', async () => {
      const { gallery } = run.harness.listings
      const variantId = (await run.observeOne(gallery)).variants[1]!.id
      const { change, files, after } = await run.exportTo(gallery, [
        anEntry(1, { role: 'hero' }),
        anEntry(2, { position: 1, target: { kind: 'variant', variantId } }),
      ])
      expect(verify(change, after, files)).toEqual([])
      // Where variants have pictures of their own, those do not stand among the listing's.
      expect(after.media).toHaveLength(run.connector.capabilities.variantPictures === 'apart' ? 3 : 4)
      expect(after.variants.find(({ id }) => id === variantId)?.mediaId).toBe(files.get(keyOf(2)))
      expect(run.harness.createdFiles()).toHaveLength(2)
    })

    it('takes the picture from a variant and leaves it on the listing', async () => {
      const { gallery } = run.harness.listings
      const listing = await run.observeOne(gallery)
      const variants = listing.variants.map((variant) => ({ ...variant, mediaId: null }))
      const change = changeTowards(listing, { ...listing, variants })
      await run.drive([{ change, listing }])
      expect(await run.observeOne(gallery)).toMatchObject({ media: listing.media, variants })
    })
  }

  it('serves several listings with one file of each picture', async () => {
    const { gallery, empty, other } = run.harness.listings
    const items = await Promise.all(
      [gallery, empty, other].map((id) => run.planFor(id, [anEntry(1), anEntry(2, { position: 1 })], new Map())),
    )
    const { files } = await run.drive(items)
    const states = await run.connector.observe([gallery, empty, other])
    for (const { change, listing } of items) expect(verify(change, states.get(listing.remoteId)!, files)).toEqual([])
    expect(run.harness.createdFiles()).toHaveLength(2)
  })

  it('reuses a file of the account for another listing', async () => {
    const { empty, other } = run.harness.listings
    const { files } = await run.exportTo(empty, [anEntry(1)])
    const second = await run.exportTo(other, [anEntry(1)], files)
    expect(second.change.media[0]?.action).toBe('reuse')
    expect(verify(second.change, second.after, files)).toEqual([])
    expect(run.harness.createdFiles()).toHaveLength(1)
  })

  it('writes nothing to a listing that shows everything already', async () => {
    const { empty } = run.harness.listings
    const { files } = await run.exportTo(empty, [anEntry(1), anEntry(2, { position: 1 })])
    const before = run.harness.writes()
    const again = await run.exportTo(empty, [anEntry(1), anEntry(2, { position: 1 })], files)
    expect(isUnchanged(again.change)).toBe(true)
    expect(run.harness.writes()).toBe(before)
    expect(run.connector.estimate([again.change]).calls).toBe(0)
  })
}
