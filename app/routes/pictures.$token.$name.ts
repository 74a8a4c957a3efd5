import { createReadableStreamFromReadable, type LoaderFunctionArgs } from '@remix-run/node'
import { openPublicPicture } from '../services/open-public-picture.server.ts'

const yearSeconds = 365 * 24 * 60 * 60

/**
 * A rendition for the servers of other platforms, which come without a session: the address is the permission. Answers GET and
 * HEAD without redirect, and everything that is no such address alike.
 */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const picture = await openPublicPicture(params.token ?? '', params.name ?? '')
  if (!picture) return notFound()
  const headers = {
    'Content-Type': picture.mimeType,
    'Content-Length': String(picture.byteSize),
    'Cache-Control': `public, max-age=${yearSeconds}, immutable`,
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "default-src 'none'; sandbox",
  }
  if (request.method !== 'HEAD') return new Response(createReadableStreamFromReadable(picture.stream), { headers })
  picture.stream.destroy()
  return new Response(null, { headers })
}

function notFound(): Response {
  return new Response('<!doctype html><title>Not found</title><p>There is no picture at this address.</p>', {
    status: 404,
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' },
  })
}
