import type { Endpoint } from '../endpoint.server.ts'
import { connectAmazon, listAmazonSellers } from './amazon-connect.server.ts'
import { listAmazonProducts } from './amazon-products.server.ts'
import { changeAsset, createAsset, deleteAsset, getAsset, listAssets } from './assets.server.ts'
import {
  continueExport,
  holdExport,
  leaveOutWaitingItems,
  moveExport,
  retryFailedItems,
  stopExport,
} from './export-commands.server.ts'
import { followExport, getExport, getExportResults, listExportItems, listExports } from './exports.server.ts'
import { approvePlans, planStores } from './plan-stores.server.ts'
import { approvePlan, getPlan } from './plans.server.ts'
import { connect, getConnection } from './shopify-connect.server.ts'
import { listShopifyProducts } from './shopify-products.server.ts'
import { uploadEndpoints } from './upload.server.ts'
import { decideConflicts, planUndo, planUndoSince } from './undo.server.ts'
import { connectWooCommerce, listWooCommerceStores } from './woocommerce-connect.server.ts'
import { listWooCommerceProducts } from './woocommerce-products.server.ts'

/** Every endpoint of the HTTP API, in the order of its document. */
export const endpoints: readonly Endpoint[] = [
  getConnection,
  connect,
  listShopifyProducts,
  listAmazonSellers,
  connectAmazon,
  listAmazonProducts,
  listWooCommerceStores,
  connectWooCommerce,
  listWooCommerceProducts,
  ...uploadEndpoints,
  listAssets,
  createAsset,
  getAsset,
  changeAsset,
  deleteAsset,
  planStores,
  getPlan,
  approvePlan,
  approvePlans,
  listExports,
  getExport,
  listExportItems,
  followExport,
  stopExport,
  holdExport,
  continueExport,
  moveExport,
  leaveOutWaitingItems,
  retryFailedItems,
  decideConflicts,
  planUndo,
  planUndoSince,
  getExportResults,
]
