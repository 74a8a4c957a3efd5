import { createHash } from 'node:crypto'
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { BodyTooLargeError } from '../lib/http.ts'
import { receiveUpload } from './receive-upload.ts'

describe('receiving an upload', () => {
  let tempDir = ''
  beforeEach(async () => {
    tempDir = await mkdtemp(join(tmpdir(), 'upload-'))
  })
  afterEach(() => rm(tempDir, { recursive: true, force: true }))

  const content = Buffer.alloc(300_000, 'picture')
  const sha256 = createHash('sha256').update(content).digest('hex')

  it.each([
    ['a Node stream', () => Readable.from([content.subarray(0, 1000), content.subarray(1000)])],
    ['a web stream', () => new Response(content).body ?? Readable.from([])],
  ])('writes %s to a file and hashes it', async (_name, body) => {
    const received = await receiveUpload(body(), { tempDir, maxBytes: content.length })
    expect(received).toMatchObject({ sha256, byteSize: content.length })
    expect(await readFile(received.path)).toEqual(content)
  })

  it('stops at the limit and leaves nothing, however long the sender goes on', async () => {
    let sent = 0
    const endless = Readable.from(
      (function* () {
        for (;;) {
          sent += 65_536
          yield Buffer.alloc(65_536)
        }
      })(),
    )
    await expect(receiveUpload(endless, { tempDir, maxBytes: 1_000_000 })).rejects.toThrow(BodyTooLargeError)
    expect(sent).toBeLessThan(4_000_000)
    expect(await readdir(tempDir)).toEqual([])
  })

  it('leaves nothing when the sender goes away', async () => {
    const broken = Readable.from(
      (function* () {
        yield content
        throw new Error('connection reset')
      })(),
    )
    await expect(receiveUpload(broken, { tempDir, maxBytes: 1e9 })).rejects.toThrow('connection reset')
    expect(await readdir(tempDir)).toEqual([])
  })

  it('leaves nothing when it is aborted', async () => {
    const abort = new AbortController()
    const stalled = new Readable({ read() {} })
    stalled.push(content)
    const receiving = receiveUpload(stalled, { tempDir, maxBytes: 1e9, signal: abort.signal })
    abort.abort()
    await expect(receiving).rejects.toMatchObject({ name: 'AbortError' })
    expect(stalled.destroyed).toBe(true)
    expect(await readdir(tempDir)).toEqual([])
  })

  it('receives an empty body as an empty file', async () => {
    expect(await receiveUpload(Readable.from([]), { tempDir, maxBytes: 10 })).toMatchObject({ byteSize: 0 })
  })
})
