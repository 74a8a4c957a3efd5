import { ConnectorError } from '../../core/channel/connector-error.ts'
import type { ConnectorDeps } from '../../core/channel/connector.ts'

/** What Amazon takes (Seller Central help G9FUUH87RBNXGKB7). */
const imageTypes = new Set(['image/jpeg', 'image/png', 'image/tiff', 'image/gif'])
const deadlineMs = 15_000

/** Why Amazon could not fetch a picture, in words; null: it can. */
export type PictureProblem = 'moved' | 'not_there' | 'no_picture' | 'empty'

const problemWords: Record<PictureProblem, string> = {
  moved: 'its address leads on to another one, which Amazon does not follow',
  not_there: 'there is nothing at its address',
  no_picture: 'its address gives something that is no picture',
  empty: 'its address gives an empty file',
}

/**
 * Looks at a picture as Amazon will: its headers alone, without a session, without following redirects. Hosts of others that know no
 * `HEAD` are asked for the first byte. Throws `unavailable` or `timeout` where nobody answers, which may pass.
 */
export async function lookAtPicture(
  { fetch }: Pick<ConnectorDeps, 'fetch'>,
  url: string,
  signal?: AbortSignal,
): Promise<PictureProblem | null> {
  const deadline = AbortSignal.timeout(deadlineMs)
  const limit = signal ? AbortSignal.any([signal, deadline]) : deadline
  const ask = async (init: RequestInit) => {
    const response = await fetch(url, { ...init, redirect: 'manual', signal: limit })
    await response.body?.cancel()
    return response
  }
  try {
    const response = await ask({ method: 'HEAD' })
    return problemOf(knowsNoHead.has(response.status) ? await ask({ headers: { Range: 'bytes=0-0' } }) : response)
  } catch (error) {
    signal?.throwIfAborted()
    if (deadline.aborted) throw new ConnectorError('timeout', 'the address of a picture did not answer in time')
    if (!(error instanceof TypeError)) throw error
    throw new ConnectorError('unavailable', 'the address of a picture does not answer', { cause: error })
  }
}

const knowsNoHead = new Set([405, 501])

function problemOf({ status, headers }: Response): PictureProblem | null {
  if (status >= 500 || status === 429)
    throw new ConnectorError('unavailable', `the address of a picture answers ${status}`)
  if (status >= 300 && status < 400) return 'moved'
  if (status !== 200 && status !== 206) return 'not_there'
  const type = headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? ''
  if (!imageTypes.has(type)) return 'no_picture'
  return headers.get('content-length') === '0' ? 'empty' : null
}

export function pictureRefusal(problem: PictureProblem): ConnectorError {
  return new ConnectorError('rejected', `Amazon could not fetch the picture: ${problemWords[problem]}`, {
    platformCode: 'PICTURE_UNREACHABLE',
    platformMessage: `Amazon could not fetch the picture: ${problemWords[problem]}.`,
  })
}

/** Whether Amazon could fetch what stands at this address now. A host that does not answer is one that Amazon does not reach. */
export async function isReachable(
  deps: Pick<ConnectorDeps, 'fetch'>,
  url: string,
  signal?: AbortSignal,
): Promise<boolean> {
  if (!URL.canParse(url) || !/^https?:/.test(url)) return false
  try {
    return (await lookAtPicture(deps, url, signal)) === null
  } catch (error) {
    if (error instanceof ConnectorError) return false
    throw error
  }
}
