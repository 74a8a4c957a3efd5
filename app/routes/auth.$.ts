import type { HeadersFunction, LoaderFunctionArgs } from '@remix-run/node'
import { boundary } from '@shopify/shopify-app-remix/server'
import { authenticate } from '../shopify.server.ts'

export const headers: HeadersFunction = (args) => boundary.headers(args)

/** The paths of Shopify's library (bounce page for a missing id token, exit from the iframe): it answers them itself. */
export async function loader({ request }: LoaderFunctionArgs) {
  await authenticate.admin(request)
  return null
}
