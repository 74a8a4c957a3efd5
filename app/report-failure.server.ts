import { isRouteErrorResponse } from '@remix-run/react'
import type { HandleErrorFunction } from '@remix-run/node'
import { log } from './log.server.ts'

/**
 * Tells the log what no route foresaw, in place of Remix, which writes errors out with all that libraries attach to them. Refusals
 * and addresses that do not exist are told by the line of their request. The path alone: queries carry id tokens.
 */
export const handleError: HandleErrorFunction = (error, { request }) => {
  if (request.signal.aborted || isRouteErrorResponse(error)) return
  log.error({ err: error, method: request.method, path: new URL(request.url).pathname }, 'request failed')
}
