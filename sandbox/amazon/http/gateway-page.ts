import type { Reply } from './exchange.ts'

const TITLES: Record<number, string> = {
  400: 'Bad Request',
  403: 'Forbidden',
  404: 'Not Found',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
}

/** The page of a gateway before Amazon's services: nobody behind it saw the request, or nobody answered in time. */
export function gatewayPage(status: number, retryAfterSeconds?: number): Reply {
  const title = `${status} ${TITLES[status] ?? 'Error'}`
  return {
    status,
    headers: {
      'content-type': 'text/html',
      ...(retryAfterSeconds !== undefined && { 'retry-after': String(retryAfterSeconds) }),
    },
    body: `<html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`,
  }
}
