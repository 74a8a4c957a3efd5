import { afterAll, beforeAll, expect, it } from 'vitest'
import { prepareAppEnvironment, type AppEnvironment } from '../../support/app-environment.ts'

let environment: AppEnvironment
let db: typeof import('../../../app/db.server.ts').db

beforeAll(async () => {
  environment = await prepareAppEnvironment()
  ;({ db } = await import('../../../app/db.server.ts'))
})

afterAll(() => environment.close())

it('a transaction waits for a connection of a busy process as long as a query does', async () => {
  // The pool has ten; left alone, Prisma gives a transaction up after two seconds.
  const busy = Promise.all(Array.from({ length: 10 }, () => db.$queryRaw`SELECT 1 FROM pg_sleep(2.5)`))
  expect(await db.$transaction((tx) => tx.workspace.count())).toBe(0)
  await busy
})
