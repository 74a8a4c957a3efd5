import { describe, expect, it } from 'vitest'
import { applicationName, FrontendMessages, isCommit } from './frontend-messages.ts'

const text = (words: string) => Buffer.from(`${words}\0`)

function message(type: string, ...parts: Buffer[]): Buffer {
  const body = Buffer.concat(parts)
  const length = Buffer.alloc(4)
  length.writeUInt32BE(body.length + 4)
  return Buffer.concat([Buffer.from(type), length, body])
}

const protocol3 = Buffer.from([0, 3, 0, 0])
const startup = message('', protocol3, text('user'), text('me'), text('application_name'), text('mediaport-queue'))
const simple = message('Q', text('COMMIT'))
const parse = message('P', text(''), text('COMMIT'), Buffer.alloc(2))
const query = message('P', text(''), text('UPDATE "Lane" SET "holder" = \'COMMIT\''), Buffer.alloc(2))

describe('messages of a PostgreSQL client', () => {
  it('are cut out of the stream, whatever its chunks', () => {
    const bytes = Buffer.concat([startup, query, parse, simple])
    for (const size of [1, 3, 7, bytes.length]) {
      const stream = new FrontendMessages()
      const found = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
        stream.push(bytes.subarray(index * size, (index + 1) * size)),
      ).flat()
      expect(found.map(({ type }) => type)).toEqual(['startup', 'P', 'P', 'Q'])
      expect(Buffer.concat(found.map((each) => each.bytes))).toEqual(bytes)
    }
  })

  it('tell a commit, in either protocol, from a statement that only mentions one', () => {
    const stream = new FrontendMessages()
    const found = stream.push(Buffer.concat([startup, query, parse, simple]))
    expect(found.map(isCommit)).toEqual([false, false, true, true])
  })

  it('name the application', () => {
    const [first] = new FrontendMessages().push(startup)
    expect(first && applicationName(first)).toBe('mediaport-queue')
  })
})
