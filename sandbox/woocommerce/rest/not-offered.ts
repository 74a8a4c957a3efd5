import { RestError } from './rest-error.ts'

/** What a real store has and the stand-in does not: a 404 would say that the plugin is off. */
const REAL =
  /^\/(?:wc\/(?:v1|v2|store(?:\/v1)?)\/|wc\/v3\/(?:orders|customers|coupons|refunds|reports|settings|shipping|shipping_methods|taxes|payment_gateways|webhooks|data|products\/(?:tags|reviews|shipping_classes)|products\/attributes\/\d+)(?:\/|$)|wp\/v2\/(?:types|statuses|taxonomies|categories|tags|users|comments|search|settings|themes|plugins)(?:\/|$))/

/** Refused by name, so that nobody takes silence for an answer. */
export function notOffered(path: string): RestError | null {
  if (!REAL.test(path)) return null
  return new RestError(501, 'not_offered_by_sandbox', `The sandbox does not imitate ${path}.`)
}
