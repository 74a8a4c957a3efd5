import { amazon } from './amazon/index.ts'
import { shopify } from './shopify/index.ts'
import { woocommerce } from './woocommerce/index.ts'

/** Every channel that Mediaport can export to. The only file that knows them all. */
export const connectors = { shopify, amazon, woocommerce } as const
