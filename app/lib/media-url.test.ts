import { describe, expect, it } from 'vitest'
import { createMediaUrls } from './media-url.ts'

const workspaceId = '01930000-0000-7000-8000-000000000001'
const assetId = '01930000-0000-7000-8000-000000000002'
const hour = 60 * 60 * 1000
const key = new Uint8Array(32).fill(1)
const otherKey = new Uint8Array(32).fill(2)

const tokenOf = (url: string) => url.replace('/media/', '')

describe('addresses of pictures', () => {
  it('grant exactly the asset and size they were made for', () => {
    const urls = createMediaUrls([key], () => hour)
    const granted = urls.read(tokenOf(urls.url(workspaceId, assetId, 'preview')))
    expect(granted).toEqual({ workspaceId, assetId, variant: 'preview', expiresAt: 3 * hour })
  })

  it('stay the same within an hour, so that caches serve a page opened again', () => {
    const at = (ms: number) => createMediaUrls([key], () => ms).url(workspaceId, assetId, 'thumbnail')
    expect(at(hour)).toBe(at(2 * hour - 1))
    expect(at(hour)).not.toBe(at(2 * hour))
  })

  it('end after two hours', () => {
    const token = tokenOf(createMediaUrls([key], () => 0).url(workspaceId, assetId, 'thumbnail'))
    expect(createMediaUrls([key], () => 2 * hour - 1).read(token)).not.toBeNull()
    expect(createMediaUrls([key], () => 2 * hour).read(token)).toBeNull()
  })

  it('survive a key rotation and no other key', () => {
    const token = tokenOf(createMediaUrls([key], () => 0).url(workspaceId, assetId, 'thumbnail'))
    expect(createMediaUrls([otherKey, key], () => 0).read(token)).not.toBeNull()
    expect(createMediaUrls([otherKey], () => 0).read(token)).toBeNull()
  })

  it.each(['', '.', 'a.b', 'a.b.c', '%', 'e30.AAAA'])('refuse %j', (token) => {
    expect(createMediaUrls([key], () => 0).read(token)).toBeNull()
  })

  it('refuse a payload that was exchanged', () => {
    const urls = createMediaUrls([key], () => 0)
    const [, signature] = tokenOf(urls.url(workspaceId, assetId, 'thumbnail')).split('.')
    const payload = Buffer.from(JSON.stringify([workspaceId, workspaceId, 'original', 9e15])).toString('base64url')
    expect(urls.read(`${payload}.${signature}`)).toBeNull()
  })
})
