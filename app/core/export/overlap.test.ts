import { describe, expect, it } from 'vitest'
import { overlapSentence, type ExportOverlap } from './overlap.ts'

const product = (title: string) => ({ productId: title, title })

const overlap: ExportOverlap = {
  ...{ runId: 'run', title: 'Spring', state: 'running', scheduledFor: null },
  ...{ count: 1, products: [product('Mug')] },
}

describe('the sentence about an overlap', () => {
  it('names the export and the product', () => {
    expect(overlapSentence(overlap)).toBe('The export “Spring” works on “Mug”.')
  })

  it('says whether it is still to come or stands still', () => {
    expect(overlapSentence({ ...overlap, state: 'scheduled' })).toContain('is scheduled for “Mug”')
    expect(overlapSentence({ ...overlap, state: 'paused' })).toContain('is paused in the middle of “Mug”')
  })

  it('names three products at most', () => {
    const products = ['A', 'B', 'C', 'D'].map(product)
    expect(overlapSentence({ ...overlap, count: 9, products })).toContain('“A”, “B”, “C” and 6 more')
  })
})
