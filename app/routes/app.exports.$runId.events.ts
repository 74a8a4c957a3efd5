import type { HeadersFunction, LoaderFunctionArgs } from '@remix-run/node'
import { boundary } from '@shopify/shopify-app-remix/server'
import { authenticateAdmin } from '../authenticate.server.ts'
import { log } from '../log.server.ts'
import { exportNotifications } from '../progress/export-notifications.server.ts'
import { runProgressStream } from '../progress/run-progress-stream.ts'
import { runProgress } from '../queries/run-progress.server.ts'
import { throwRefusal } from '../refusal.server.ts'

export const headers: HeadersFunction = (args) => boundary.headers(args)

/** The progress of a run as server-sent events, read with `fetch` because `EventSource` cannot send the id token. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { workspaceId } = await authenticateAdmin(request)
  const { run } = await runProgress(workspaceId, params.runId ?? '').catch(throwRefusal)
  const stream = runProgressStream({
    read: () => runProgress(workspaceId, run.id),
    subscribe: (listener) => exportNotifications.subscribe(run.id, listener),
    signal: request.signal,
    onError: (error) => log.error({ err: error, runId: run.id }, 'the progress of a run could not be read'),
  })
  return new Response(stream, {
    headers: {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    },
  })
}
