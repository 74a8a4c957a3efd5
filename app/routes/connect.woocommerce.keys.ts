import type { ActionFunctionArgs } from '@remix-run/node'
import { BodyTooLargeError, readBody } from '../lib/http.ts'
import { receiveKeys } from '../services/woocommerce/receive-approval.server.ts'

/** WooCommerce sends some 250 bytes. */
const maxBytes = 4096

/**
 * Where a store's server brings the keys that a merchant approved (`wc-auth`). WooCommerce keeps them only where the answer is
 * exactly 200, so that is said once they are stored, and never otherwise.
 */
export async function action({ request }: ActionFunctionArgs) {
  if (request.method !== 'POST') return answer(405)
  if (!/^application\/json\b/i.test(request.headers.get('content-type') ?? '')) return answer(415)
  try {
    return answer((await receiveKeys(JSON.parse(await readText(request)))) ? 200 : 404)
  } catch (error) {
    if (error instanceof BodyTooLargeError) return answer(413)
    if (error instanceof SyntaxError) return answer(400)
    throw error
  }
}

export function loader() {
  return answer(405)
}

async function readText(request: Request): Promise<string> {
  return (await readBody(request, maxBytes)).toString('utf8')
}

function answer(status: number): Response {
  return new Response(null, {
    status,
    headers: { 'Cache-Control': 'no-store', ...(status === 405 && { Allow: 'POST' }) },
  })
}
