import { describe, expect, test } from 'vitest'
import { createEventParser } from './event-stream-parser.ts'

describe('an event stream', () => {
  test.each([
    ['in one piece', ['event: progress\ndata: {"a":1}\n\n']],
    ['letter by letter', Array.from('event: progress\ndata: {"a":1}\n\n')],
    ['with a heartbeat before', [': still here\n\n', 'event: progress\ndata: {"a":1}\n\n']],
    ['with carriage returns', ['event: progress\r\ndata: {"a":1}\r\n\r\n']],
  ])('is read %s', (_, pieces) => {
    const parse = createEventParser()
    expect(pieces.flatMap(parse)).toEqual([{ event: 'progress', data: '{"a":1}' }])
  })

  test('keeps an unfinished event until its end', () => {
    const parse = createEventParser()
    expect(parse('event: over\ndata: {}\n')).toEqual([])
    expect(parse('\n')).toEqual([{ event: 'over', data: '{}' }])
  })
})
