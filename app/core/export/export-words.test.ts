import { describe, expect, it } from 'vitest'
import { connectorErrorCodes } from '../channel/connector-error.ts'
import { amazonWords } from './amazon-words.ts'
import { itemCodes, itemWords, refusalCode } from './export-words.ts'
import { wooCommerceWords } from './woocommerce-words.ts'

describe('the words of an item that is not live', () => {
  it.each([...itemCodes, ...connectorErrorCodes])('%s: what happened, what to do, and an action', (code) => {
    const { happened, todo, action } = itemWords(code)
    expect(happened).toMatch(/\.$/)
    expect(todo).toMatch(/\.$/)
    expect(action).toBeDefined()
  })

  it('are those of the file where the file is the cause', () => {
    expect(itemWords('asset:too_small').happened).toContain('pixels')
  })

  it('are more exact where Shopify said more', () => {
    const code = refusalCode('rejected', 'INVALID_IMAGE_ASPECT_RATIO')
    expect(code).toBe('shopify:INVALID_IMAGE_ASPECT_RATIO')
    expect(itemWords(code).todo).toBe('Crop the picture.')
    expect(refusalCode('rejected', 'SOMETHING_NEW')).toBe('rejected')
  })

  it.each(Object.keys(wooCommerceWords))('are more exact where a store said %s', (platformCode) => {
    const code = refusalCode('rejected', platformCode)
    expect(code).toBe(`woocommerce:${platformCode}`)
    expect(itemWords(code)).toMatchObject(wooCommerceWords[platformCode]!)
    expect(itemWords(code).todo).toMatch(/\.$/)
  })

  it.each(Object.entries(amazonWords))('are more exact where Amazon said %s', (platformCode, wanted) => {
    const code = refusalCode('rejected', platformCode)
    expect(code).toBe(`amazon:${platformCode}`)
    expect(itemWords(code)).toMatchObject(wanted)
  })

  it('are a plain refusal for a code of another version', () => {
    for (const code of ['asset:unheard_of', 'shopify:UNHEARD_OF', 'woocommerce:unheard_of', 'unheard_of']) {
      expect(itemWords(code).happened).toBe(itemWords('rejected').happened)
    }
  })
})
