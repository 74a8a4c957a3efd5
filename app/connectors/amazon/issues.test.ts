import { describe, expect, it } from 'vitest'
import { toChannelIssue } from './issues.ts'
import { issueSchema } from './schemas.ts'
import { refusalOf } from './submission-refusal.ts'

const anIssue = (parts: object) => issueSchema.parse({ code: '1', message: 'M', severity: 'ERROR', ...parts })

/** From Amazon's model of listings (2021-08-01), its examples. */
const textOnMain = anIssue({
  code: '18027',
  message:
    'We believe the main image has text, logo, graphic, or watermark that is not permitted for this product type.',
  categories: ['INVALID_IMAGE'],
  enforcements: { actions: [{ action: 'SEARCH_SUPPRESSED' }], exemption: { status: 'NOT_EXEMPT' } },
})

describe('an issue of Amazon', () => {
  it('is about the main picture, and hides the listing', () => {
    expect(toChannelIssue(textOnMain)).toMatchObject({
      ...{ code: '18027', severity: 'error', slot: 'MAIN', ours: true, effect: 'listing_hidden' },
      happened: 'Main picture: Amazon sees text, a logo, a graphic or a watermark in the picture.',
    })
  })

  it('has no effect as long as the listing is exempt from it', () => {
    const exemption = { status: 'EXEMPT_UNTIL_EXPIRY_DATE', expiryDate: '2027-01-01T00:00:00Z' }
    const enforcements = { actions: [{ action: 'SEARCH_SUPPRESSED' }], exemption }
    expect(toChannelIssue(anIssue({ ...textOnMain, enforcements })).effect).toBeNull()
  })

  it.each([
    [{ attributeNames: ['other_product_image_locator_2'] }, 'PT02', true],
    [{ message: "The value of 'swatch_product_image_locator' is invalid." }, 'SWCH', true],
    [{ categories: ['MISSING_IMAGE'] }, 'MAIN', true],
    [{ categories: ['INVALID_IMAGE'] }, null, true],
    [{ attributeNames: ['item_weight'], categories: ['MISSING_ATTRIBUTE'] }, null, false],
    [{}, null, false],
  ])('%j is about slot %s', (parts, slot, ours) => {
    expect(toChannelIssue(anIssue(parts))).toMatchObject({ slot, ours })
  })

  it('takes only the picture away', () => {
    const enforcements = { actions: [{ action: 'ATTRIBUTE_SUPPRESSED' }] }
    expect(toChannelIssue(anIssue({ enforcements })).effect).toBe('picture_hidden')
  })
})

describe('a submission that was not stored', () => {
  it('fails for what is wrong with our picture, not for what else is wrong with the listing', () => {
    const other = anIssue({ code: '90220', categories: ['MISSING_ATTRIBUTE'] })
    const ours = anIssue({ code: '4000001', attributeNames: ['other_product_image_locator_1'] })
    const { error, slot } = refusalOf([other, ours])
    expect([error.code, slot]).toEqual(['rejected', 'PT01'])
  })

  it.each([
    [
      'a place that this kind of product does not have',
      'swatch_product_image_locator',
      'SLOT_REFUSED',
      /^Swatch.*place/,
    ],
    ['anything else in the listing', 'item_weight', '90000900', /value of the listing/],
  ])('tells %s by a code of its own', (_what, attribute, platformCode, words) => {
    const refused = anIssue({ code: '90000900', attributeNames: [attribute], categories: ['INVALID_ATTRIBUTE'] })
    const { details } = refusalOf([refused]).error
    expect(details).toMatchObject({ platformCode, platformMessage: expect.stringMatching(words) as string })
  })

  it('fails with words even where Amazon gives none', () => {
    expect(refusalOf([]).error.details.platformMessage).toContain('gives no reason')
  })
})
