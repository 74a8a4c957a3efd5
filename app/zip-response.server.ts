import { createReadableStreamFromReadable } from '@remix-run/node'
import type { Readable } from 'node:stream'

/** A zip file for the merchant's browser. */
export function zipResponse(zip: Readable, fileName: string): Response {
  return new Response(createReadableStreamFromReadable(zip), {
    headers: {
      'content-type': 'application/zip',
      'content-disposition': `attachment; filename="${fileName}"`,
      'cache-control': 'no-store',
    },
  })
}
