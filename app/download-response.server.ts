import { createReadableStreamFromReadable } from '@remix-run/node'
import type { Readable } from 'node:stream'

/** A file for the merchant's browser to keep. */
export function downloadResponse(body: string | ReadableStream, contentType: string, fileName: string): Response {
  return new Response(body, {
    headers: {
      'content-type': contentType,
      'content-disposition': `attachment; filename="${fileName}"`,
      'cache-control': 'no-store',
    },
  })
}

export function zipResponse(zip: Readable, fileName: string): Response {
  return downloadResponse(createReadableStreamFromReadable(zip), 'application/zip', fileName)
}

export function csvResponse(csv: string, fileName: string): Response {
  return downloadResponse(csv, 'text/csv; charset=utf-8', fileName)
}
