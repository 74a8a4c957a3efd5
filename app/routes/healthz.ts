import { health } from '../queries/health.server.ts'

/** For load balancers and the start of the product: 200 when requests can be served. */
export async function loader() {
  const state = await health()
  const isHealthy = state.database === 'ok' && state.migrations === 'ok'
  return Response.json(state, { status: isHealthy ? 200 : 503, headers: { 'Cache-Control': 'no-store' } })
}
