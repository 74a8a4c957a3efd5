import { describe, expect, it } from 'vitest'
import { createPictureUrls } from './picture-url.ts'

const workspaceId = '01930000-0000-7000-8000-000000000001'
const picture = { workspaceId, renditionKey: 'ab'.repeat(32), fileName: 'red-mug-ab12.jpg' }
const key = new Uint8Array(32).fill(1)
const otherKey = new Uint8Array(32).fill(2)
const publicUrl = 'https://mediaport.example'

const urls = createPictureUrls([key], publicUrl)
const partsOf = (url: string) => new URL(url).pathname.split('/').slice(2) as [token: string, fileName: string]

describe('public addresses of pictures', () => {
  it('are absolute, end with the file name, and grant exactly that picture', () => {
    const url = urls.url(picture)
    expect(url).toMatch(/^https:\/\/mediaport\.example\/pictures\/[\w-]+\.[\w-]{43}\/red-mug-ab12\.jpg$/)
    expect(urls.read(...partsOf(url))).toEqual(picture)
  })

  it.each(['https://cdn.example/shop', 'https://cdn.example/shop/'])('stand below %s', (base) => {
    const url = createPictureUrls([key], base).url(picture)
    expect(url.slice(0, -new URL(urls.url(picture)).pathname.length)).toBe('https://cdn.example/shop')
  })

  it('are always the same for the same picture, so that a store that comes back finds it', () => {
    expect(createPictureUrls([key], publicUrl).url(picture)).toBe(urls.url(picture))
  })

  it('grant nothing under another name, which would be another type', () => {
    const [token] = partsOf(urls.url(picture))
    expect(urls.read(token, 'red-mug-ab12.png')).toBeNull()
  })

  it('survive a key rotation and no other key', () => {
    const parts = partsOf(urls.url(picture))
    expect(createPictureUrls([otherKey, key], publicUrl).read(...parts)).toEqual(picture)
    expect(createPictureUrls([otherKey], publicUrl).read(...parts)).toBeNull()
  })

  it.each(['', '.', 'a.b', 'a.b.c', '%', 'e30.AAAA'])('refuse %j', (token) => {
    expect(urls.read(token, picture.fileName)).toBeNull()
  })
})
