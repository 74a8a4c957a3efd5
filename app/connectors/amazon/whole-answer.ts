import { AsyncLocalStorage } from 'node:async_hooks'
import { channel } from 'node:diagnostics_channel'
import type { ClientRequest, IncomingMessage } from 'node:http'

/** Named like what Node says of a connection that breaks earlier. */
class BrokenAnswer extends Error {
  readonly code = 'ECONNRESET'

  constructor() {
    super('the connection broke within the answer')
    this.name = 'BrokenAnswer'
  }
}

const broken = new AsyncLocalStorage<(error: Error) => void>()

// https://nodejs.org/docs/latest-v22.x/api/diagnostics_channel.html#http
channel('http.client.request.start').subscribe((message) => {
  const reject = broken.getStore()
  const { request } = message as { request: ClientRequest }
  if (!reject) return
  request.once('response', (response: IncomingMessage) => {
    response.once('close', () => response.complete || reject(new BrokenAnswer()))
  })
})

/**
 * The end of work that makes requests, or a rejection when one of its answers breaks off: `amazon-sp-api` listens for the end of an
 * answer alone, and would wait for ever.
 */
export function wholeAnswer<Value>(work: () => Promise<Value>): Promise<Value> {
  const { promise, reject } = Promise.withResolvers<never>()
  return Promise.race([broken.run(reject, work), promise])
}
