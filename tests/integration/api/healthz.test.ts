import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { prepareAppEnvironment, type AppEnvironment } from '../../support/app-environment.ts'

let environment: AppEnvironment
let db: typeof import('../../../app/db.server.ts').db
let check: () => Promise<Response>

beforeAll(async () => {
  environment = await prepareAppEnvironment()
  ;({ db } = await import('../../../app/db.server.ts'))
  check = (await import('../../../app/routes/healthz.ts')).loader
})

afterAll(() => environment.close())

describe('the health check', () => {
  it('is content with a reachable and migrated database', async () => {
    const response = await check()
    expect(response.status).toBe(200)
    expect(await response.json()).toEqual({ database: 'ok', migrations: 'ok', refusedBy: [] })
  })

  it('reports a migration that is not applied', async () => {
    await db.$executeRaw`UPDATE _prisma_migrations SET finished_at = NULL`
    const response = await check()
    expect(response.status).toBe(503)
    expect(await response.json()).toEqual({ database: 'ok', migrations: 'behind', refusedBy: [] })
  })

  it('reports a database that does not answer as one should', async () => {
    await db.$executeRaw`ALTER TABLE _prisma_migrations RENAME TO away`
    const response = await check()
    expect(response.status).toBe(503)
    expect(await response.json()).toMatchObject({ database: 'unreachable' })
  })
})
