import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { anApiKey, callApi } from '../../support/api-client.ts'
import { prepareAppEnvironment, type AppEnvironment } from '../../support/app-environment.ts'
import { aPicture } from '../../support/a-picture.ts'
import { aPopulatedWorkspace } from '../../support/a-populated-workspace.ts'

let environment: AppEnvironment
let db: typeof import('../../../app/db.server.ts').db
let answerOnce: typeof import('../../../app/services/answer-once.server.ts').answerOnce
let workspaceId: string
let token: string

beforeAll(async () => {
  environment = await prepareAppEnvironment()
  ;({ db } = await import('../../../app/db.server.ts'))
  ;({ answerOnce } = await import('../../../app/services/answer-once.server.ts'))
  ;({ workspaceId } = await aPopulatedWorkspace({ shop: 'demo.myshopify.com' }))
  token = await anApiKey(workspaceId)
})

afterAll(() => environment.close())

beforeEach(() => db.idempotencyRecord.deleteMany())

const post = (key: string, json: unknown) =>
  callApi('/shopify/connect', { method: 'POST', token, json, headers: { 'Idempotency-Key': key } })

describe('a write with an Idempotency-Key', () => {
  it('is answered again with its first answer', async () => {
    const first = await post('k1', { shop: 'new.myshopify.com' })
    const again = await post('k1', { shop: 'new.myshopify.com' })
    expect(first.headers.get('idempotency-replayed')).toBeNull()
    expect(again.headers.get('idempotency-replayed')).toBe('true')
    expect(await again.json()).toEqual(await first.json())
  })

  it('does not wait for old records that somebody else deletes', async () => {
    const old = { workspaceId, key: 'old', requestHash: 'h', createdAt: new Date(0) }
    await db.idempotencyRecord.create({ data: old })
    await db.$transaction(
      async (tx) => {
        await tx.$executeRaw`SELECT 1 FROM "IdempotencyRecord" WHERE "key" = 'old' FOR UPDATE`
        expect((await post('k5', { shop: 'new.myshopify.com' })).status).toBe(200)
      },
      { timeout: 30_000 },
    )
    expect((await post('k6', { shop: 'new.myshopify.com' })).status).toBe(200)
    expect(await db.idempotencyRecord.count({ where: { key: 'old' } })).toBe(0)
  })

  it('is refused when the key was used for another body', async () => {
    await post('k2', { shop: 'new.myshopify.com' })
    const other = await post('k2', { shop: 'newer.myshopify.com' })
    expect(other.status).toBe(422)
    expect(await other.json()).toMatchObject({ code: 'idempotency_key_reused' })
  })

  it('may be tried again under its key after it failed', async () => {
    expect((await post('k3', { shop: 'not a shop' })).status).toBe(422)
    expect((await post('k3', { shop: 'new.myshopify.com' })).status).toBe(200)
  })

  it('knows an uploaded file by its bytes, in whatever form it comes', async () => {
    const bytes = [await aPicture({ seed: 1 }), await aPicture({ seed: 2 })]
    const upload = (index: number) => {
      const body = new FormData()
      body.set('file', new File([Uint8Array.from(bytes[index] ?? [])], 'mug.jpg', { type: 'image/jpeg' }))
      return callApi('/assets', { method: 'POST', token, body, headers: { 'Idempotency-Key': 'k4' } })
    }
    const first = await upload(0)
    const again = await upload(0)
    expect(again.headers.get('idempotency-replayed')).toBe('true')
    expect(await again.json()).toEqual(await first.json())
    expect((await upload(1)).status).toBe(422)
  })

  it.each(['', 'with space', 'ü', 'x'.repeat(256)])('is refused with a malformed key (%s)', async (key) => {
    expect((await post(encodeURI(key) === key ? key : 'a b', {})).status).toBe(400)
  })
})

describe('doing something once', () => {
  const request = () => ({ workspaceId, key: 'once', requestHash: 'h' })
  const done = { status: 201, body: { id: 1 } }

  it('refuses the same request while the first is under way', async () => {
    const first = Promise.withResolvers<typeof done>()
    const running = answerOnce(request(), () => first.promise)
    await expect.poll(() => db.idempotencyRecord.count()).toBe(1)
    await expect(answerOnce(request(), () => Promise.resolve(done))).rejects.toMatchObject({
      code: 'idempotency_in_flight',
      status: 409,
    })
    first.resolve(done)
    expect(await running).toEqual(done)
  })

  it('acts once for ten requests at the same moment', async () => {
    let acts = 0
    const act = () => Promise.resolve({ status: 201, body: { acts: ++acts } })
    await Promise.allSettled(Array.from({ length: 10 }, () => answerOnce(request(), act)))
    expect(acts).toBe(1)
  })

  it('takes over the key of a request whose process died, and forgets old answers', async () => {
    const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000)
    await db.idempotencyRecord.createMany({
      data: [
        { ...request(), key: 'died', createdAt: minutesAgo(20) },
        { ...request(), key: 'old', status: 200, response: { old: true }, createdAt: minutesAgo(60 * 49) },
      ],
    })
    expect(await answerOnce({ ...request(), key: 'died' }, () => Promise.resolve(done))).toEqual(done)
    expect(await answerOnce({ ...request(), key: 'old' }, () => Promise.resolve(done))).toEqual(done)
  })
})
