import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { cloneDatabase } from './database.ts'

export const apiKey = 'test-api-key'
export const apiSecret = 'test-api-secret'
export const appUrl = 'http://localhost:3000'

export interface AppEnvironment {
  readonly databaseUrl: string
  readonly storageDir: string
  close(): Promise<void>
}

/**
 * Everything the app's modules read when they are first imported: an empty migrated database, a folder for files, keys. Call it
 * in `beforeAll`, then import modules of the app dynamically. Shopify's calls go to `shopifyUrl`; without it they fail.
 */
export async function prepareAppEnvironment(shopifyUrl = 'http://127.0.0.1:1'): Promise<AppEnvironment> {
  const database = await cloneDatabase()
  const storageDir = await mkdtemp(path.join(tmpdir(), 'mediaport-test-'))
  Object.assign(process.env, {
    SHOPIFY_API_KEY: apiKey,
    SHOPIFY_API_SECRET: apiSecret,
    SHOPIFY_APP_URL: appUrl,
    DATABASE_URL: database.url,
    ENCRYPTION_KEYS: `test:${randomBytes(32).toString('base64')}`,
    STORAGE_DIR: storageDir,
    LOG_LEVEL: 'fatal',
  })
  await redirectShopify(shopifyUrl)
  return {
    databaseUrl: database.url,
    storageDir,
    async close() {
      const { closeQueue } = await import('../../app/pipeline/queue.server.ts')
      const { db } = await import('../../app/db.server.ts')
      await closeQueue()
      await db.$disconnect()
      await database.drop()
      await rm(storageDir, { recursive: true, force: true })
    },
  }
}

/** The library installs its own fetch when it is first imported, so it comes before the setter. */
async function redirectShopify(shopifyUrl: string): Promise<void> {
  await import('@shopify/shopify-app-remix/server/adapters/node')
  await import('@shopify/shopify-app-remix/server')
  const { setAbstractFetchFunc } = await import('@shopify/shopify-api/runtime')
  setAbstractFetchFunc(async (input, init) => {
    const request = new Request(input, init)
    const { host, pathname, search } = new URL(request.url)
    const headers = new Headers(request.headers)
    headers.set('x-forwarded-host', host)
    const body = ['GET', 'HEAD'].includes(request.method) ? undefined : await request.arrayBuffer()
    return fetch(new URL(pathname + search, shopifyUrl), { method: request.method, headers, body })
  })
}
