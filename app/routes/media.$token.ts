import { createReadableStreamFromReadable, type LoaderFunctionArgs } from '@remix-run/node'
import { AppError } from '../core/errors.ts'
import { systemClock } from '../lib/clock.ts'
import { openSignedMedia, RangeNotSatisfiable, type SignedMediaFile } from '../services/open-signed-media.server.ts'

/**
 * The bytes behind an address in an `<img>` or `<video>`: the address itself is the permission. Answers GET, HEAD and single
 * byte ranges, which players of videos ask for.
 */
export async function loader({ request, params }: LoaderFunctionArgs) {
  try {
    const media = await openSignedMedia(params.token ?? '', request.headers.get('range'))
    return answer(media, request.method === 'HEAD')
  } catch (error) {
    if (error instanceof AppError) return new Response(null, { status: error.status })
    if (!(error instanceof RangeNotSatisfiable)) throw error
    return new Response(null, { status: 416, headers: { 'Content-Range': `bytes */${error.size}` } })
  }
}

function answer(media: SignedMediaFile, headOnly: boolean): Response {
  const init = { status: media.range ? 206 : 200, headers: headersOf(media) }
  if (!headOnly) return new Response(createReadableStreamFromReadable(media.view.stream), init)
  media.view.stream.destroy()
  return new Response(null, init)
}

function headersOf({ view, size, range, expiresAt, acceptsRanges }: SignedMediaFile): Headers {
  const headers = new Headers({
    'Content-Type': view.mimeType,
    'Content-Length': String(range ? range.end - range.start + 1 : size),
    'Cache-Control': `private, max-age=${Math.floor((expiresAt - systemClock.now()) / 1000)}, immutable`,
    // Files come from anywhere: a browser must neither guess another type nor run what is inside.
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "default-src 'none'; sandbox",
  })
  if (acceptsRanges) headers.set('Accept-Ranges', 'bytes')
  if (range) headers.set('Content-Range', `bytes ${range.start}-${range.end}/${size}`)
  return headers
}
