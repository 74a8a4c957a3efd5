import { formOf, type AmazonRequest } from '../http/exchange.ts'

/** Fields of a request for a token. Form encoding is documented, JSON works too. */
export function tokenFields(request: AmazonRequest): Record<string, string> {
  if (!request.headers['content-type']?.startsWith('application/json')) return Object.fromEntries(formOf(request))
  try {
    const body: unknown = JSON.parse(request.body.toString('utf8'))
    return typeof body === 'object' && body !== null ? textsOf(body) : {}
  } catch {
    return {}
  }
}

export const grantTypeOf = (request: AmazonRequest): string => tokenFields(request)['grant_type'] ?? 'no grant type'

function textsOf(body: object): Record<string, string> {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => typeof value === 'string'))
}
