import type { Endpoint } from '../endpoint.server.ts'
import { changeAsset, createAsset, deleteAsset, getAsset, listAssets } from './assets.server.ts'
import { connect, getConnection } from './shopify-connect.server.ts'
import { listShopifyProducts } from './shopify-products.server.ts'

/** Every endpoint of the HTTP API, in the order of its document. */
export const endpoints: readonly Endpoint[] = [
  getConnection,
  connect,
  listShopifyProducts,
  listAssets,
  createAsset,
  getAsset,
  changeAsset,
  deleteAsset,
]
