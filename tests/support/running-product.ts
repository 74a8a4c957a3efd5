import { rmSync } from 'node:fs'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { startEmbeddedPostgres } from '../../scripts/postgres/embedded.ts'
import { ensureTemplate, makeScratch } from '../../scripts/postgres/scratch.ts'
import { makeRunDirectory } from '../../scripts/product/run-directory.ts'
import { startProduct, type RunningProduct } from '../../scripts/product/start-product.ts'
import { startSecureStores, type SecureStores } from './secure-stores.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The whole product as it runs for the browser tests. See `tests/support/e2e.ts`. */
    product: Pick<
      RunningProduct,
      'directory' | 'shellUrl' | 'appUrl' | 'shopifyUrl' | 'storeUrls' | 'amazonUrl' | 'apiKey' | 'apiSecret'
    >
    /** WooCommerce stores over https, for what only such do. */
    secureStores: SecureStores
  }
}

/** The global setup of the browser tests: the whole product, once, with a database and a folder of its own. */
export default async function setup(project: TestProject) {
  const postgres = await startEmbeddedPostgres({ directory: path.resolve('.data/test-postgres') })
  const undo = [() => postgres.stop()]
  const teardown = async () => {
    for (const step of undo.toReversed()) await step()
  }
  try {
    const database = await makeScratch(postgres.url, await ensureTemplate(postgres.url))
    undo.push(() => database.drop())
    const directory = makeRunDirectory('e2e')
    undo.push(async () => rmSync(directory, { recursive: true, force: true }))
    const secure = await startSecureStores(directory)
    undo.push(() => secure.close())
    const product = await startProduct({ databaseUrl: database.url, directory, otherHosts: secure.hosts })
    undo.push(() => product.stop())
    project.provide('secureStores', secure.stores)
    const { shellUrl, appUrl, shopifyUrl, storeUrls, amazonUrl, apiKey, apiSecret } = product
    project.provide('product', { directory, shellUrl, appUrl, shopifyUrl, storeUrls, amazonUrl, apiKey, apiSecret })
  } catch (error) {
    await teardown()
    throw error
  }
  return teardown
}
