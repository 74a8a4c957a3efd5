import { createHash, randomUUID } from 'node:crypto'
import { stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FileMissingError, type FileStore } from './file-store.ts'
import { InvalidStorageKeyError, originalStorageKey, workspacePrefix } from './storage-key.ts'

interface StoreUnderTest {
  readonly store: FileStore
  /** Files that failed writes may have left behind. */
  leftovers(): Promise<string[]>
  dispose(): Promise<void>
}

const hashOf = (content: Buffer) => createHash('sha256').update(content).digest('hex')
const keyFor = (content: Buffer, workspaceId = randomUUID()) => originalStorageKey(workspaceId, hashOf(content))

/** Ends in an error after its first chunk, like an upload whose sender went away. */
function brokenStream(): Readable {
  return Readable.from(
    (function* () {
      yield Buffer.alloc(70_000, 1)
      throw new Error('sender went away')
    })(),
  )
}

/** What every FileStore promises; an implementation's own test calls it with a factory. */
export function describeFileStore(name: string, create: () => Promise<StoreUnderTest>): void {
  describe(name, () => {
    let subject: StoreUnderTest
    let store: FileStore
    beforeAll(async () => {
      subject = await create()
      store = subject.store
    })
    afterAll(() => subject.dispose())

    const keysBelow = async (prefix: string) => {
      const keys: string[] = []
      for await (const key of store.list(prefix)) keys.push(key)
      return keys
    }
    const content = Buffer.from('bytes of a picture '.repeat(5000))

    it('gives back the bytes it was given, with their length', async () => {
      const key = keyFor(content)
      expect(await store.put(key, content)).toEqual({ key, byteSize: content.length })
      const opened = await store.open(key)
      expect(opened.byteSize).toBe(content.length)
      expect(await buffer(opened.stream)).toEqual(content)
      expect(await store.stat(key)).toEqual({ key, byteSize: content.length })
    })

    it('takes a stream', async () => {
      const key = keyFor(content)
      await store.put(key, Readable.from([content.subarray(0, 10), content.subarray(10)]))
      expect(await buffer((await store.open(key)).stream)).toEqual(content)
    })

    it('opens a part of a file', async () => {
      const key = keyFor(content)
      await store.put(key, content)
      expect(await buffer((await store.open(key, { start: 6, end: 7 })).stream)).toEqual(Buffer.from('of'))
    })

    it('takes over a local file', async () => {
      const key = keyFor(content)
      const path = join(store.tempDir, randomUUID())
      await writeFile(path, content)
      expect(await store.putFile(key, path)).toEqual({ key, byteSize: content.length })
      expect(await buffer((await store.open(key)).stream)).toEqual(content)
      await expect(stat(path)).rejects.toMatchObject({ code: 'ENOENT' })
    })

    it('lends a file as a local path', async () => {
      const key = keyFor(content)
      await store.put(key, content)
      expect(await store.withLocalFile(key, async (path) => (await stat(path)).size)).toBe(content.length)
    })

    it('accepts the same file again, also at the same moment', async () => {
      const key = keyFor(content)
      await Promise.all([1, 2, 3, 4].map(() => store.put(key, content)))
      expect(await buffer((await store.open(key)).stream)).toEqual(content)
    })

    it('leaves nothing behind when the stream breaks off', async () => {
      const key = keyFor(content)
      await expect(store.put(key, brokenStream())).rejects.toThrow('sender went away')
      expect(await store.stat(key)).toBeNull()
      expect(await subject.leftovers()).toEqual([])
    })

    it('says that a file is missing', async () => {
      const key = keyFor(Buffer.from('never stored'))
      await expect(store.open(key)).rejects.toThrow(FileMissingError)
      await expect(store.withLocalFile(key, (path) => stat(path))).rejects.toThrow(FileMissingError)
      expect(await store.stat(key)).toBeNull()
    })

    it('deletes, and does not mind a second time', async () => {
      const key = keyFor(content)
      await store.put(key, content)
      await store.delete(key)
      await store.delete(key)
      expect(await store.stat(key)).toBeNull()
    })

    it('lists and erases one workspace without touching another', async () => {
      const mine = randomUUID()
      const keys = [Buffer.from('a'), Buffer.from('b')].map((bytes) => keyFor(bytes, mine))
      const theirs = keyFor(content)
      await Promise.all([...keys, theirs].map((key) => store.put(key, content)))
      expect((await keysBelow(workspacePrefix(mine))).sort()).toEqual([...keys].sort())
      expect(await store.deletePrefix(workspacePrefix(mine))).toBe(2)
      expect(await store.deletePrefix(workspacePrefix(mine))).toBe(0)
      expect(await keysBelow(workspacePrefix(mine))).toEqual([])
      expect(await store.stat(theirs)).not.toBeNull()
    })

    it.each([
      '../outside',
      'ws/../../etc/passwd',
      '/etc/passwd',
      'ws//x',
      'ws/.hidden',
      'ws\\x',
      'ws/a\0b',
      '',
      'ws/',
      'x'.repeat(600),
    ])('refuses the key %j', async (key) => {
      await expect(store.put(key, content)).rejects.toThrow(InvalidStorageKeyError)
      await expect(store.open(key)).rejects.toThrow(InvalidStorageKeyError)
      await expect(store.delete(key)).rejects.toThrow(InvalidStorageKeyError)
    })

    it.each(['ws/1', '', '/', '../', 'ws/../'])('refuses the prefix %j', async (prefix) => {
      await expect(store.deletePrefix(prefix)).rejects.toThrow(InvalidStorageKeyError)
    })
  })
}
