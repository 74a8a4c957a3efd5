import { describe, expect, it } from 'vitest'
import { bulkReadPays, pagedReadMs } from './ways-to-read.ts'

const bucket = { maximumAvailable: 2000, currentlyAvailable: 2000, restoreRate: 100 }
/** As charged by the rule that a list of ids costs what the dearest of them costs. */
const list = { bucket, callPoints: 23, productsPerCall: 250 }
/** Were each id charged: 1,000 points are 43 products. */
const eachId = { bucket, callPoints: 989, productsPerCall: 43 }

describe('the way to read the state of many products', () => {
  it.each([300, 2000, 20_000])('is by calls for %i products while a list costs what one costs', (products) => {
    expect(bulkReadPays(products, list)).toBe(false)
  })

  it('is a bulk query where each id is charged', () => {
    expect(bulkReadPays(80, eachId)).toBe(false)
    expect(bulkReadPays(2000, eachId)).toBe(true)
    expect(pagedReadMs(2000, eachId)).toBeGreaterThan(400_000)
  })
})
