import type { ActionFunction, LoaderFunction } from '@remix-run/node'
import { anAdminRequest, anIdToken } from './shopify-requests.ts'

export interface RouteCall {
  /** Name of the module below `app/routes`. */
  route: string
  kind: 'loader' | 'action'
  shop: string
  params?: Record<string, string>
  query?: string
  init?: RequestInit
}

export interface RouteAnswer {
  status: number
  /** What the answer says, as JSON. */
  text: string
}

type RouteModule = { loader?: LoaderFunction; action?: ActionFunction }

/** Calls a route as Remix does, from inside Shopify Admin; what is thrown is an answer too, unless it is a bug. */
export async function callRoute({ route, kind, shop, params = {}, query = '', init }: RouteCall): Promise<RouteAnswer> {
  const module = (await import(`../../app/routes/${route}`)) as RouteModule
  const handle = module[kind]
  if (!handle) throw new Error(`${route} has no ${kind}`)
  const method = kind === 'action' ? 'POST' : 'GET'
  const request = anAdminRequest(`/app${query}`, anIdToken({ shop }), { method, ...init })
  try {
    return await describe(await handle({ request, params, context: {} }))
  } catch (thrown) {
    if (thrown instanceof Error) throw thrown
    return describe(thrown)
  }
}

async function describe(outcome: unknown): Promise<RouteAnswer> {
  if (outcome instanceof Response) return { status: outcome.status, text: await outcome.text() }
  const { init, data } = Object(outcome) as { init?: ResponseInit | null; data?: unknown }
  return { status: init?.status ?? 200, text: JSON.stringify(data ?? outcome) }
}

/** A form as Remix posts it. */
export function aForm(fields: Record<string, string>): RequestInit {
  return { method: 'POST', body: new URLSearchParams(fields) }
}

export function aJsonBody(body: unknown, method = 'POST'): RequestInit {
  return { method, body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }
}
