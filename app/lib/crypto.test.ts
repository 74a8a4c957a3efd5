import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createSecretBox } from './crypto.ts'

const older = { id: 'k1', key: randomBytes(32) }
const newer = { id: 'k2', key: randomBytes(32) }
const place = { purpose: 'session.accessToken', rowId: 'offline_demo.myshopify.com' }

describe('a secret box', () => {
  it('opens what it sealed, and seals the same text differently each time', () => {
    const box = createSecretBox([older])
    const sealed = box.seal('shpat_ü', place)
    expect(box.open(sealed, place)).toBe('shpat_ü')
    expect(sealed).not.toContain('shpat')
    expect(box.seal('shpat_ü', place)).not.toBe(sealed)
  })

  it('seals with the first key and still opens what an older key sealed', () => {
    const sealedBefore = createSecretBox([older]).seal('token', place)
    const rotated = createSecretBox([newer, older])
    expect(rotated.open(sealedBefore, place)).toBe('token')
    expect(rotated.seal('token', place)).toMatch(/^v1\.k2\./)
  })

  it.each([
    ['another row', { ...place, rowId: 'offline_other.myshopify.com' }],
    ['another purpose', { ...place, purpose: 'session.refreshToken' }],
  ])('does not open in %s', (_where, elsewhere) => {
    const box = createSecretBox([older])
    expect(() => box.open(box.seal('token', place), elsewhere)).toThrow()
  })

  it('does not open what was altered, nor what a dropped key sealed', () => {
    const box = createSecretBox([older])
    const sealed = box.seal('token', place)
    const altered = sealed.slice(0, -2) + (sealed.endsWith('AA') ? 'BB' : 'AA')
    expect(() => box.open(altered, place)).toThrow()
    expect(() => createSecretBox([newer]).open(sealed, place)).toThrow('No key opens')
  })
})
