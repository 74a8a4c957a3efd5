import { describe, expect, it } from 'vitest'
import { noChange, type PlannedMedia } from './listing-change.ts'
import type { PlannedListing } from './plan.ts'
import { shareAltTexts } from './share-alt.ts'

function aPlan(alt: string | null): PlannedListing {
  const media: PlannedMedia = {
    ...{ assetId: 'a', renditionKey: 'k', kind: 'image', place: 'listing', role: 'hero', spec: null, alt },
    ...{ fileName: 'a.jpg', action: 'present', remoteId: 'f', changesAlt: alt !== null },
  }
  return { change: { ...noChange, media: [media] }, issues: [] }
}

describe('a picture that several products share', () => {
  it('gets the first alt text, and the others are told', () => {
    const [first, second, third] = shareAltTexts([aPlan('One'), aPlan('Two'), aPlan('One')])
    expect(first).toMatchObject({ change: { media: [{ alt: 'One', changesAlt: true }] }, issues: [] })
    expect(second).toMatchObject({
      change: { media: [{ alt: null, changesAlt: false }] },
      issues: [{ code: 'alt_shared' }],
    })
    expect(third).toMatchObject({ issues: [] })
  })

  it('is described by the first that describes it', () => {
    expect(shareAltTexts([aPlan(null), aPlan('Two')])[1]).toMatchObject({
      change: { media: [{ alt: 'Two' }] },
      issues: [],
    })
  })
})
