import { PassThrough } from 'node:stream'
import { createReadableStreamFromReadable, type EntryContext } from '@remix-run/node'
import { RemixServer } from '@remix-run/react'
import { isbot } from 'isbot'
import { StrictMode } from 'react'
import { renderToPipeableStream } from 'react-dom/server'
import { log } from './log.server.ts'
import { addDocumentResponseHeaders } from './shopify.server.ts'

export { handleError } from './report-failure.server.ts'

/** How long late data (`<Await>`) may hold the document open. */
export const streamTimeout = 10_000

/** Renders a document. Crawlers wait for the whole page; people get the shell first and late data as it comes. */
export default function handleRequest(request: Request, status: number, headers: Headers, context: EntryContext) {
  addDocumentResponseHeaders(request, headers)
  headers.set('Content-Type', 'text/html; charset=utf-8')
  const readyEvent = isbot(request.headers.get('user-agent') ?? '') ? 'onAllReady' : 'onShellReady'

  return new Promise<Response>((resolve, reject) => {
    let responseStatus = status
    let shellSent = false
    const { pipe, abort } = renderToPipeableStream(
      <StrictMode>
        <RemixServer context={context} url={request.url} />
      </StrictMode>,
      {
        [readyEvent]: () => {
          shellSent = true
          const body = new PassThrough()
          resolve(new Response(createReadableStreamFromReadable(body), { headers, status: responseStatus }))
          pipe(body)
        },
        onShellError: reject,
        onError: (error) => {
          responseStatus = 500
          // An error before the shell is reported by Remix through the rejection.
          if (shellSent) log.error({ err: error }, 'a part of the page could not be rendered')
        },
      },
    )
    setTimeout(abort, streamTimeout + 1_000).unref()
  })
}
