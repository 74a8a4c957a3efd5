import type { LoaderFunctionArgs } from '@remix-run/node'
import { goToAmazon } from '../services/amazon/go-to-amazon.server.ts'
import { leaveFor, wayToAmazon } from './connect.amazon.start.server.ts'

/** Opened by the app's pages at top level of the browser, once: leads on to Amazon. */
export async function loader({ request }: LoaderFunctionArgs) {
  const way = await goToAmazon(new URL(request.url).searchParams.get('state') ?? '')
  if (!way) return leaveFor('/connect/amazon/over')
  const { url, state, secure } = way
  return leaveFor(url, { 'Set-Cookie': await wayToAmazon.serialize(state, { secure }) })
}
