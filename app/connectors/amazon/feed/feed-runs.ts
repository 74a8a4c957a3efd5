import { z } from 'zod'
import { ConnectorError } from '../../../core/channel/connector-error.ts'
import type { ConnectorDeps } from '../../../core/channel/connector.ts'
import type { AmazonClient } from '../client.ts'
import { feedContentType, feedType, readReport, type FeedReport } from './listings-feed.ts'

const feedSchema = z.object({
  feedId: z.string(),
  processingStatus: z.enum(['CANCELLED', 'DONE', 'FATAL', 'IN_PROGRESS', 'IN_QUEUE']),
  resultFeedDocumentId: z.string().optional(),
})

type Feed = z.infer<typeof feedSchema>

const documentSchema = z.object({ url: z.string(), compressionAlgorithm: z.string().optional() })

/** Small feeds take a minute, large ones an hour. The last wait repeats until the bound. */
const pollsMs = [5000, 5000, 10_000, 10_000, 15_000, 15_000, 30_000, 30_000, 60_000]
const longestWaitMs = 6 * 60 * 60_000

/** How a feed ended. `report` null: there is none that can be read. */
export interface EndedFeed {
  readonly feedId: string
  readonly status: 'DONE' | 'CANCELLED' | 'FATAL'
  readonly report: FeedReport | null
}

/** The feeds of listings of one seller: one at a time, because their order would not be kept. */
export class FeedRuns {
  readonly #client: AmazonClient
  readonly #deps: Pick<ConnectorDeps, 'now' | 'sleep' | 'log'>

  constructor(client: AmazonClient, deps: Pick<ConnectorDeps, 'now' | 'sleep' | 'log'>) {
    this.#client = client
    this.#deps = deps
  }

  /**
   * Submits a document and waits for its end. Throws `outcome_unknown` where the feed may have been taken although nobody said so, and
   * where it got out of sight: it must be found again before anything else is done.
   */
  async run(content: string, signal: AbortSignal): Promise<EndedFeed> {
    const { feedDocumentId, url } = await this.#client.run(
      {
        operation: 'createFeedDocument',
        body: { contentType: feedContentType },
        data: z.object({ feedDocumentId: z.string(), url: z.string() }),
        // A document that nobody submits is nothing.
        repeatable: true,
      },
      signal,
    )
    await this.#client.upload(url, content, feedContentType, signal)
    const { feedId } = await this.#client.run(
      {
        operation: 'createFeed',
        body: {
          feedType,
          marketplaceIds: [this.#client.credentials.marketplaceId],
          inputFeedDocumentId: feedDocumentId,
        },
        data: z.object({ feedId: z.string() }),
      },
      signal,
    )
    this.#deps.log.info({ feedId }, 'amazon feed submitted')
    return this.#untilEnded(feedId, signal).catch((error: unknown) => outOfSight(feedId, error))
  }

  /**
   * Waits for every feed of listings that is under way, ours of before a crash among them; in this marketplace, or wherever the seller
   * sells, because SKUs are the same there. Answers how they ended.
   */
  async awaitOthers(where: 'here' | 'everywhere', signal: AbortSignal): Promise<EndedFeed[]> {
    const { feeds } = await this.#client.run(
      {
        operation: 'getFeeds',
        query: {
          feedTypes: [feedType],
          ...(where === 'here' && { marketplaceIds: [this.#client.credentials.marketplaceId] }),
          processingStatuses: ['IN_QUEUE', 'IN_PROGRESS'],
          pageSize: 100,
        },
        data: z.object({ feeds: z.array(feedSchema) }),
      },
      signal,
    )
    const ended: EndedFeed[] = []
    for (const { feedId } of feeds) ended.push(await this.#untilEnded(feedId, signal))
    return ended
  }

  async #untilEnded(feedId: string, signal: AbortSignal): Promise<EndedFeed> {
    const giveUpAt = this.#deps.now() + longestWaitMs
    for (let look = 0; ; look += 1) {
      const feed = await this.#client.run({ operation: 'getFeed', path: { feedId }, data: feedSchema }, signal)
      const { processingStatus: status } = feed
      if (status !== 'IN_QUEUE' && status !== 'IN_PROGRESS') {
        this.#deps.log.info({ feedId, status }, 'amazon feed ended')
        return { feedId, status, report: await this.#reportOf(feed, signal) }
      }
      if (this.#deps.now() >= giveUpAt) throw new ConnectorError('timeout', `feed ${feedId} does not end`)
      await this.#deps.sleep(pollsMs[look] ?? pollsMs.at(-1) ?? 0, signal)
    }
  }

  /** Documents end five minutes after they were asked for, so that it is read at once. */
  async #reportOf({ feedId, resultFeedDocumentId }: Feed, signal: AbortSignal): Promise<FeedReport | null> {
    if (resultFeedDocumentId === undefined) return null
    try {
      const document = await this.#client.run(
        { operation: 'getFeedDocument', path: { feedDocumentId: resultFeedDocumentId }, data: documentSchema },
        signal,
      )
      return readReport(await this.#client.download(document, signal))
    } catch (error) {
      if (!(error instanceof ConnectorError) || error.code === 'auth_expired') throw error
      this.#deps.log.warn({ feedId, code: error.code }, 'report of a feed not read')
      return null
    }
  }
}

function outOfSight(feedId: string, error: unknown): never {
  if (!(error instanceof ConnectorError) || error.code === 'auth_expired' || error.code === 'app_refused') throw error
  throw new ConnectorError('outcome_unknown', `feed ${feedId}: ${error.message}`, { ...error.details, cause: error })
}
