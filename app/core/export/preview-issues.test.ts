import { describe, expect, it } from 'vitest'
import type { ChannelIssue } from '../channel/channel-issue.ts'
import { undescribed, type ListingState } from '../channel/listing-state.ts'
import { listingChangeSchema } from './listing-change.ts'
import { previewIssues } from './preview-issues.ts'

const listing: ListingState = {
  ...{ remoteId: 'SKU', title: 'Mug', media: [undescribed('theirs')], variants: [], variantMedia: [] },
  ...{ mainPlace: 'filled', swatch: null },
}

const change = listingChangeSchema.parse({
  media: [
    {
      ...{ assetId: 'asset-1', renditionKey: 'key-1', kind: 'image', role: 'hero', fileName: 'a.jpg', spec: null },
      ...{ alt: null, action: 'upload', remoteId: null, changesAlt: false },
    },
  ],
  variants: [],
  order: [
    { from: 'asset', assetId: 'asset-1', renditionKey: 'key-1' },
    { from: 'listing', mediaId: 'theirs' },
  ],
})

function anIssue(overrides: Partial<ChannelIssue>): ChannelIssue {
  const words = { happened: 'It has text.', remedy: 'Take it out.', message: '' }
  return { code: '18027', severity: 'error', slot: 'MAIN', ours: true, effect: null, ...words, ...overrides }
}

describe('what a channel says to a plan', () => {
  it('is a warning about the picture that is to stand in the place', () => {
    expect(previewIssues(change, listing, [anIssue({})])).toMatchObject([
      { code: 'channel_18027', severity: 'warning', assetId: 'asset-1' },
    ])
    expect(previewIssues(change, listing, [anIssue({ slot: 'PT01' })])).toMatchObject([{ assetId: null }])
  })

  it('is advice where it is about something that exports do not write, and is said once', () => {
    const advice = anIssue({ code: '90220', ours: false, slot: null, happened: 'The bullet points are missing.' })
    expect(previewIssues(change, listing, [advice, advice])).toMatchObject([
      { code: 'channel_advice_90220', severity: 'info', happened: 'Advice: The bullet points are missing.' },
    ])
  })
})
