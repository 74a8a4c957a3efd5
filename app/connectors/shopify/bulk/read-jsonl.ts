import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { ConnectorError } from '../../../core/channel/connector-error.ts'
import type { ConnectorDeps } from '../../../core/channel/connector.ts'
import { networkFailure } from '../network-failure.ts'

const attempts = 3
/** A result of 400 lines is small; one that does not come must not hold its lane. */
const deadlineMs = 2 * 60_000

/**
 * The rows of a result file. Nothing changes by reading, so a lost connection is simply tried again; `unavailable` when the file
 * cannot be had. A row that is no JSON is left out: its line counts as not answered.
 */
export async function readJsonl(
  deps: Pick<ConnectorDeps, 'fetch' | 'sleep'>,
  url: string,
  signal?: AbortSignal,
): Promise<unknown[]> {
  for (let attempt = 1; ; attempt += 1) {
    const rows = await readOnce(deps, url, signal)
    if (!(rows instanceof ConnectorError)) return rows
    if (attempt === attempts) throw rows
    await deps.sleep(500 * 2 ** attempt, signal)
  }
}

async function readOnce(
  { fetch }: Pick<ConnectorDeps, 'fetch'>,
  url: string,
  signal?: AbortSignal,
): Promise<unknown[] | ConnectorError> {
  const deadline = AbortSignal.timeout(deadlineMs)
  try {
    const response = await fetch(url, { signal: signal ? AbortSignal.any([signal, deadline]) : deadline })
    if (!response.ok || !response.body) {
      return new ConnectorError('unavailable', `result of a bulk operation: HTTP ${response.status}`)
    }
    const rows: unknown[] = []
    const input = Readable.fromWeb(response.body as ReadableStream)
    for await (const line of createInterface({ input })) rows.push(...parsed(line))
    return rows
  } catch (error) {
    signal?.throwIfAborted()
    return networkFailure(error, 'result of a bulk operation', deadline.aborted)
  }
}

function parsed(line: string): unknown[] {
  try {
    return [JSON.parse(line)]
  } catch {
    return []
  }
}
