import type { Connector, ConnectorDeps } from '../../core/channel/connector.ts'
import { BulkMutations } from './bulk/bulk-mutations.ts'
import { BulkQueries } from './bulk/bulk-queries.ts'
import { ShopifyClient } from './client.ts'
import type { ShopifyCredentials } from './credentials.ts'
import { bucketLevel } from './documents/bucket-level.ts'
import { estimateExport } from './estimate.ts'
import { check } from './reading/check.ts'
import { getListings, listListings, listStamps } from './reading/listings.ts'
import { observe, observeFiles } from './reading/observe.ts'
import { shopifyCapabilities, shopifyImages, shopifyVideos } from './requirements.ts'
import { assignVariantsStep } from './steps/assign-variants.ts'
import { attachFilesStep } from './steps/attach-files.ts'
import { awaitFilesStep } from './steps/await-files.ts'
import { clearVariantsStep } from './steps/clear-variants.ts'
import { createFilesStep } from './steps/create-files.ts'
import { detachMediaStep } from './steps/detach-media.ts'
import { orderMediaStep } from './steps/order-media.ts'
import { deleteUnusedFiles } from './unused-files.ts'

export function openShopify(credentials: ShopifyCredentials, deps: ConnectorDeps): Connector {
  const client = new ShopifyClient(credentials, deps)
  const { sleep, bulkFrom } = deps
  const tools = { client, bulk: new BulkMutations(client, deps), sleep, bulkFrom }
  const reader = { client, queries: new BulkQueries(client, deps), bulkFrom }
  return {
    capabilities: shopifyCapabilities,
    images: shopifyImages,
    videos: shopifyVideos,
    check: () => check(client),
    listListings: (request) => listListings(client, request),
    listStamps: (cursor) => listStamps(client, cursor),
    getListings: (remoteIds) => getListings(client, remoteIds),
    observe: (remoteIds) => observe(reader, remoteIds),
    observeFiles: (remoteFileIds) => observeFiles(client, remoteFileIds),
    deleteUnusedFiles: (remoteFileIds) => deleteUnusedFiles(client, remoteFileIds),
    estimate: (changes) => estimateExport(changes, client),
    // File first: durable ids before anything touches a product, so that every step can be repeated after a crash.
    steps: [
      createFilesStep(client, deps),
      awaitFilesStep(client, deps),
      attachFilesStep(client),
      assignVariantsStep(tools),
      detachMediaStep(client),
      clearVariantsStep(tools),
      orderMediaStep(tools),
    ],
    async learnLimits() {
      await client.runWhole(bucketLevel, {})
    },
    spent: () => client.spent(),
  }
}
