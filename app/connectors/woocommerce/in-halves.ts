import { ConnectorError } from '../../core/channel/connector-error.ts'

/** Below this it is not the number of rows that a host cannot cope with. */
const fewest = 10

/** PHP ran out of time or memory, or the gateway in front of it out of patience. */
const overwhelmed = /^(TIMEOUT|HTTP (500|502|504|52\d)|internal_server_error)$/

/**
 * Works on many rows in one request, and where that is too much for the host, on each half of them by itself. For work that may be
 * repeated.
 */
export async function inHalves<Row, Output>(
  rows: readonly Row[],
  work: (rows: readonly Row[]) => Promise<Output>,
): Promise<Output[]> {
  try {
    return [await work(rows)]
  } catch (error) {
    if (rows.length <= fewest || !isTooMuch(error)) throw error
    const middle = Math.ceil(rows.length / 2)
    const first = await inHalves(rows.slice(0, middle), work)
    return [...first, ...(await inHalves(rows.slice(middle), work))]
  }
}

function isTooMuch(error: unknown): boolean {
  return error instanceof ConnectorError && overwhelmed.test(error.details.platformCode ?? '')
}
