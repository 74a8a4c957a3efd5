import { describe, expect, it } from 'vitest'
import { type ProfileId, profileIds, profileOfProductType, severityFor } from './profiles.ts'
import { ruleIds } from './ruleset.ts'

describe('a product type', () => {
  const meant: [ProfileId, string[]][] = [
    ['clothing', ['SHIRT', 'SWEATSHIRT', 'DRESS', 'COAT', 'SOCKS', 'ONE_PIECE_OUTFIT', 'BRA', 'shirt']],
    ['media', ['ABIS_BOOK', 'COMIC_BOOK', 'ABIS_MUSIC', 'ABIS_DVD', 'PHYSICAL_VIDEO_GAME_SOFTWARE', 'PRINTED_MEDIA']],
    ['parts_and_industrial', ['AUTO_PART', 'AUTO_ACCESSORY', 'AUTO_OIL', 'AUTOMOTIVE_HELMET', 'TIRES']],
    ['collectibles', ['COLLECTIBLES', 'COLLECTIBLE_COIN', 'SPORTS_MEMORABILIA', 'TRADING_CARD']],
    [
      'standard',
      ['PRODUCT', 'LUGGAGE', 'TELEVISION', 'HAT', 'SHOES', 'TOTE_BAG', 'DRINKING_CUP', 'LAMP', 'CANDLE', ''],
    ],
  ]
  it.each(meant)('means %s', (profile, types) => {
    expect(types.map((type) => [type, profileOfProductType(type)])).toEqual(types.map((type) => [type, profile]))
  })

  it.each([
    ...['NOTEBOOK', 'NOTEBOOK_COMPUTER', 'BOOKCASE', 'BLANK_BOOK', 'AMAZON_BOOK_READER_ACCESSORY'],
    ...['MUSICAL_INSTRUMENTS', 'VIDEO_PROJECTOR', 'VIDEO_CARD', 'VIDEO_GAME_CONSOLE', 'VIDEO_GAME_ACCESSORIES'],
    ...['SUITCASE', 'WARDROBE', 'DRESSER', 'DRESSING_TABLE', 'COAT_RACK', 'PET_APPAREL'],
    ...['AUTOMATIC_LITTER_BOX', 'COIN_BANK'],
  ])('that only holds a word of it does not: %s is judged in full', (type) => {
    expect(profileOfProductType(type)).toBe('standard')
  })
})

describe('a kind of product', () => {
  it('makes errors warnings, and nothing else milder or harder', () => {
    const changed = profileIds.flatMap((profile) =>
      ruleIds.flatMap((rule) => {
        const severities = (['error', 'warning', 'info'] as const).map((is) => severityFor(profile, rule, is, 1))
        if (severities.join() === 'error,warning,info') return []
        expect(severities).toEqual(['warning', 'warning', 'info'])
        return [`${profile}: ${rule}`]
      }),
    )
    expect(changed).toEqual([
      'clothing: cropped',
      ...['background', 'fill', 'cropped', 'parts', 'text'].map((rule) => `media: ${rule}`),
      ...['background', 'parts'].map((rule) => `parts_and_industrial: ${rule}`),
      ...['background', 'parts', 'text'].map((rule) => `collectibles: ${rule}`),
    ])
  })

  it('excuses a person that one edge cuts, and no more', () => {
    expect(severityFor('clothing', 'cropped', 'error', 2)).toBe('error')
  })
})
