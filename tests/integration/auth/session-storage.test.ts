import { Session } from '@shopify/shopify-api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { prepareAppEnvironment, type AppEnvironment } from '../../support/app-environment.ts'

let environment: AppEnvironment
let db: typeof import('../../../app/db.server.ts').db
let sessionStorage: typeof import('../../../app/sessions/index.server.ts').sessionStorage

beforeAll(async () => {
  environment = await prepareAppEnvironment()
  ;({ db } = await import('../../../app/db.server.ts'))
  ;({ sessionStorage } = await import('../../../app/sessions/index.server.ts'))
})

afterAll(() => environment.close())

const inAnHour = new Date(Date.now() + 3_600_000)

function aSession(fields: Partial<Session> = {}): Session {
  const shop = fields.shop ?? 'demo.myshopify.com'
  const token = { accessToken: 'shpat_access_plain', refreshToken: 'shprt_refresh_plain' }
  const times = { expires: inAnHour, refreshTokenExpires: new Date(Date.now() + 7_776_000_000) }
  const scope = 'write_products,write_files'
  return new Session({ id: `offline_${shop}`, shop, state: '', isOnline: false, scope, ...token, ...times, ...fields })
}

describe('the storage of Shopify sessions', () => {
  it('gives back what it was given', async () => {
    const session = aSession()
    await sessionStorage.storeSession(session)
    const loaded = await sessionStorage.loadSession(session.id)
    expect(loaded?.equals(session)).toBe(true)
  })

  it('holds no token in plain text in any column', async () => {
    await sessionStorage.storeSession(aSession())
    const [row] = await db.$queryRaw<{ row: string }[]>`SELECT row_to_json(s)::text AS row FROM "Session" s`
    expect(row?.row).toContain('demo.myshopify.com')
    expect(row?.row).not.toMatch(/plain|shpat|shprt/)
  })

  it('does not open a token that was copied into the row of another shop', async () => {
    await sessionStorage.storeSession(aSession())
    const stolen = await db.session.findFirstOrThrow({ where: { shop: 'demo.myshopify.com' } })
    await db.session.create({ data: { ...stolen, id: 'offline_thief.myshopify.com', shop: 'thief.myshopify.com' } })
    await expect(sessionStorage.loadSession('offline_thief.myshopify.com')).rejects.toThrow()
  })

  it('gives a token without an expiry the documented hour, so that it is refreshed', async () => {
    const session = aSession({ shop: 'quiet.myshopify.com', expires: undefined })
    await sessionStorage.storeSession(session)
    const loaded = await sessionStorage.loadSession(session.id)
    expect(loaded?.expires?.getTime()).toBeGreaterThan(Date.now() + 3_500_000)
    expect(loaded?.expires?.getTime()).toBeLessThan(Date.now() + 3_700_000)
  })

  it('keeps a session whose token Shopify refused, without the token', async () => {
    const session = aSession({ shop: 'refused.myshopify.com' })
    await sessionStorage.storeSession(session)
    session.accessToken = undefined
    await sessionStorage.storeSession(session)
    expect((await sessionStorage.loadSession(session.id))?.isActive(undefined)).toBe(false)
  })

  it('finds and deletes the sessions of a shop alone', async () => {
    await sessionStorage.storeSession(aSession())
    await sessionStorage.storeSession(aSession({ shop: 'other.myshopify.com' }))
    const [found, ...more] = await sessionStorage.findSessionsByShop('other.myshopify.com')
    expect(more).toEqual([])
    await sessionStorage.deleteSessions([found?.id ?? ''])
    expect(await sessionStorage.findSessionsByShop('other.myshopify.com')).toEqual([])
    expect(await sessionStorage.findSessionsByShop('demo.myshopify.com')).toHaveLength(1)
  })

  it('lets a database error through instead of reporting a stored session', async () => {
    await db.$executeRaw`ALTER TABLE "Session" RENAME TO "SessionAway"`
    await expect(sessionStorage.storeSession(aSession())).rejects.toThrow('Session')
    await expect(sessionStorage.deleteSession('offline_demo.myshopify.com')).rejects.toThrow('Session')
    await db.$executeRaw`ALTER TABLE "SessionAway" RENAME TO "Session"`
  })
})
