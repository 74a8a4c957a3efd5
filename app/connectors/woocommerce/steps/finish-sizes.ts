import { z } from 'zod'
import { ConnectorError } from '../../../core/channel/connector-error.ts'
import type { ConnectorDeps } from '../../../core/channel/connector.ts'
import { decideRetry } from '../../../core/export/retry.ts'
import type { WooCommerceClient } from '../client.ts'

/** WordPress may still be at it, behind a gateway that gave up; it tells of each size that it has made. */
const lookAgainMs = 4000
const mostLooks = 8
/** WordPress's own editor asks five times: each time some sizes more are there. */
const mostTries = 5

const sizesSchema = z.object({ missing_image_sizes: z.array(z.string()).nullish() })

/**
 * A picture is entered into the library before its smaller sizes are made, and PHP often dies while it makes them. What is missing
 * is asked for (`post-process`), as WordPress's own editor does; a host that cannot make them shows the picture as it is. Safe to
 * repeat. Throws where the account is refused.
 */
export async function finishSizes(
  client: WooCommerceClient,
  deps: Pick<ConnectorDeps, 'sleep' | 'log'>,
  id: string,
  signal: AbortSignal,
): Promise<void> {
  try {
    await untilMade(client, deps, id, signal)
  } catch (error) {
    if (!(error instanceof ConnectorError) || decideRetry(error, 1, 0).kind === 'needs_merchant') throw error
    deps.log.warn({ mediaId: id, code: error.code }, 'sizes of a picture are missing')
  }
}

async function untilMade(
  client: WooCommerceClient,
  { sleep }: Pick<ConnectorDeps, 'sleep'>,
  id: string,
  signal: AbortSignal,
): Promise<void> {
  let missing = await missingSizes(client, id, signal)
  for (let look = 1, before = -1; missing > 0 && missing !== before && look <= mostLooks; look += 1) {
    before = missing
    await sleep(lookAgainMs, signal)
    missing = await missingSizes(client, id, signal)
  }
  for (let attempt = 1; missing > 0 && attempt <= mostTries; attempt += 1) {
    const left = await makeMissing(client, id, signal)
    if (left !== null && left >= missing) return
    missing = left ?? missing
  }
}

async function missingSizes(client: WooCommerceClient, id: string, signal: AbortSignal): Promise<number> {
  const { data } = await client.run(
    {
      ...{ space: 'wp/v2', method: 'GET', path: `media/${id}`, data: sizesSchema },
      query: { context: 'edit', _fields: 'id,missing_image_sizes' },
    },
    signal,
  )
  return data.missing_image_sizes?.length ?? 0
}

/** How many are missing afterwards; null: PHP died again. */
async function makeMissing(client: WooCommerceClient, id: string, signal: AbortSignal): Promise<number | null> {
  const path = `media/${id}/post-process`
  try {
    await client.run(
      {
        ...{ space: 'wp/v2', method: 'POST', path, data: z.unknown(), withPictures: true },
        json: { action: 'create-image-subsizes' },
      },
      signal,
    )
    return await missingSizes(client, id, signal)
  } catch (error) {
    if (error instanceof ConnectorError && error.code === 'outcome_unknown') return null
    throw error
  }
}
