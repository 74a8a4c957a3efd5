import type { AccountDetails, Connector, ConnectorDeps } from '../../core/channel/connector.ts'
import type { ExportStep } from '../../core/channel/export-step.ts'
import { check } from './check/check.ts'
import { WooCommerceClient } from './client.ts'
import { wooCommerceFactsSchema, wooCommerceSettingsSchema, type WooCommerceCredentials } from './credentials.ts'
import { estimateExport } from './estimate.ts'
import { isOurFile } from './our-files.ts'
import { findCopies } from './reading/copies.ts'
import { observeFiles } from './reading/files.ts'
import { findListingsBySku, getListings, listListings } from './reading/listings.ts'
import { observe } from './reading/observe.ts'
import { capabilitiesOf, imagesFor, videosFor, videosLeftOutOf } from './requirements.ts'
import { describeMediaStep } from './steps/describe-media.ts'
import { fetchImagesStep } from './steps/fetch-images.ts'
import { fetchVariationImagesStep } from './steps/fetch-variation-images.ts'
import { ProductsNow } from './steps/products-now.ts'
import { putDescriptionStep } from './steps/put-description.ts'
import { putImagesStep } from './steps/put-images.ts'
import { putVariationsStep } from './steps/put-variations.ts'
import { uploadMediaStep } from './steps/upload-media.ts'
import { deleteUnusedFiles } from './unused-files.ts'

export function openWooCommerce(
  credentials: WooCommerceCredentials,
  deps: ConnectorDeps,
  account: AccountDetails = { settings: {}, facts: {} },
): Connector {
  const settings = wooCommerceSettingsSchema.parse(account.settings)
  const facts = wooCommerceFactsSchema.parse(account.facts)
  const client = new WooCommerceClient(credentials, deps, facts)
  const uploads = credentials.auth.kind === 'application_password'
  return {
    capabilities: capabilitiesOf(credentials.auth, settings, facts),
    images: imagesFor(settings, facts),
    videos: videosFor(credentials.auth, settings, facts),
    videosLeftOut: videosLeftOutOf(credentials.auth, settings),
    check: () => check(client),
    listListings: (request) => listListings(client, request),
    getListings: (remoteIds) => getListings(client, remoteIds),
    findListingsBySku: (skus) => findListingsBySku(client, skus),
    observe: (remoteIds) => observe(client, remoteIds),
    observeFiles: (remoteFileIds) => observeFiles(client, remoteFileIds),
    deleteUnusedFiles: (remoteFileIds) => deleteUnusedFiles(client, remoteFileIds),
    lateCopies: {
      find: (files) => findCopies(client, files),
      isMadeOf: ({ url }, fileName) => isOurFile(url, fileName),
    },
    estimate: (changes) => estimateExport(changes, { uploads, parallel: client.parallel }),
    steps: uploads ? stepsByUpload(client, deps) : stepsByAddress(client, deps),
    spent: () => client.spent(),
  }
}

/** Library first: an attachment is durable before a product is touched, so that every step can be repeated after a crash. */
function stepsByUpload(client: WooCommerceClient, deps: ConnectorDeps): ExportStep[] {
  return [
    uploadMediaStep(client, deps),
    putImagesStep(client, new ProductsNow(client, deps), 'library'),
    putVariationsStep(client, 'library'),
    describeMediaStep(client),
    putDescriptionStep(client),
  ]
}

/** The store fetches each picture once, with the first product or variation that needs it. */
function stepsByAddress(client: WooCommerceClient, deps: ConnectorDeps): ExportStep[] {
  return [
    fetchImagesStep(client, deps),
    putImagesStep(client, new ProductsNow(client, deps), 'blank'),
    fetchVariationImagesStep(client, deps),
    putVariationsStep(client, 'blank'),
    // A store that lost its application password still gets its descriptions back.
    putDescriptionStep(client),
  ]
}
