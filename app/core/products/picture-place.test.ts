import { describe, expect, it } from 'vitest'
import type { RemoteListing } from '../channel/connector.ts'
import { mappingTargetsOf, targetProblem, type ListingLink } from './picture-place.ts'
import type { PictureTarget } from './product-reference.ts'

const facts = { handle: '', status: 'active', imageUrl: null, mediaCount: 0, options: [] } as const

/** A shirt with a red and a blue variation, and a cup without any. */
const shirt: RemoteListing = {
  ...{ ...facts, remoteId: '1', title: 'Shirt', sku: 'TEE', variantCount: 2 },
  variants: ['Red', 'Blue'].map((Colour, index) => ({
    ...{ remoteId: `1${index}`, title: Colour, sku: `TEE-${Colour}`, barcode: '', imageUrl: null },
    optionValues: { Colour },
  })),
}
const cup: RemoteListing = { ...facts, remoteId: '2', title: 'Cup', sku: 'CUP', variantCount: 0, variants: [] }

function aLink(pairs: Record<string, string>, ...colours: string[]): ListingLink {
  const variants = colours.map((Color) => ({ optionValues: { Color } }))
  return { productId: 'p', isSource: false, variantIds: new Map(Object.entries(pairs)), variants }
}

const shirtLink = aLink({ 10: 'red', 11: 'blue' }, 'Red', 'Blue')
const variant = (variantId: string) => ({ kind: 'variant', variantId })

describe('a picture named in the words of a store belongs to', () => {
  it.each<[string, RemoteListing, PictureTarget, ListingLink, unknown[]]>([
    ['the product, where no variant is named', shirt, null, shirtLink, [{ kind: 'product' }]],
    ['the variant that a variation is', shirt, { variantId: '11' }, shirtLink, [variant('blue')]],
    ['the variant that a SKU is', shirt, { sku: 'TEE-Red' }, shirtLink, [variant('red')]],
    [
      'the variants of an option that the product calls otherwise',
      shirt,
      { option: 'Colour', value: 'Red' },
      shirtLink,
      [variant('red')],
    ],
    [
      'an option that the product has itself',
      { ...shirt, variants: shirt.variants.map((each) => ({ ...each, optionValues: { Color: each.title } })) },
      { option: 'Color', value: 'Red' },
      shirtLink,
      [{ kind: 'option', optionName: 'Color', optionValue: 'Red' }],
    ],
    [
      'the variant that a product without variations is',
      cup,
      null,
      aLink({ 2: 'small' }, 'S', 'L'),
      [variant('small')],
    ],
    ['the same by its SKU', cup, { sku: 'CUP' }, aLink({ 2: 'small' }, 'S', 'L'), [variant('small')]],
    ['the product, where it has one variant', cup, null, aLink({ 2: 'only' }, 'S'), [{ kind: 'product' }]],
    ['nothing, where the variation is not linked', shirt, { variantId: '11' }, aLink({ 10: 'red' }, 'Red', 'Blue'), []],
  ])('%s', (_what, listing, target, link, expected) => {
    expect(mappingTargetsOf(listing, target, link)).toEqual(expected)
  })
})

describe('a picture’s target is refused', () => {
  it.each<[string, RemoteListing, PictureTarget, ListingLink | undefined]>([
    ['where the product lacks the variant', shirt, { sku: 'NOPE' }, undefined],
    ['where a product has no variants at all', cup, { option: 'Colour', value: 'Red' }, undefined],
    ['where the variation is not linked', shirt, { sku: 'TEE-Blue' }, aLink({ 10: 'red' }, 'Red', 'Blue')],
  ])('%s', (_what, listing, target, link) => {
    expect(targetProblem(listing, target, link)).toContain(listing.title)
  })

  it.each<[string, RemoteListing, PictureTarget, ListingLink | undefined]>([
    ['for a product that is not known yet', shirt, { sku: 'TEE-Blue' }, undefined],
    ['for a whole product', cup, null, aLink({}, 'S')],
  ])('and not %s', (_what, listing, target, link) => {
    expect(targetProblem(listing, target, link)).toBeNull()
  })
})
