import { shopify } from './shopify/index.ts'

/** Every channel that Mediaport can export to. The only file that knows them all. */
export const connectors = { shopify } as const
