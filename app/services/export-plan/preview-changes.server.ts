import { ConnectorError } from '../../core/channel/connector-error.ts'
import type { Connector } from '../../core/channel/connector.ts'
import type { ChangeToValidate } from '../../core/channel/publication.ts'
import { isUnchanged } from '../../core/export/listing-change.ts'
import { previewIssues } from '../../core/export/preview-issues.ts'
import { log } from '../../log.server.ts'
import { pictureUrls } from '../../secrets.server.ts'
import type { PlannedItem } from './save-plan.server.ts'

/** Each preview is a request out of the same budget as the export, and somebody waits for the plan. */
const mostPreviews = 25
const longestMs = 15_000

export interface PreviewedItems {
  readonly items: PlannedItem[]
  /** How many listings the channel was asked about; null: it cannot be asked, or there is nothing to ask. */
  readonly previewed: number | null
}

/**
 * Asks the channel what it would say to the first of these changes, and adds that to their issues. A channel that does not answer in time
 * keeps nobody from planning: then it was asked about none.
 */
export async function previewChanges(
  connector: Connector,
  workspaceId: string,
  items: readonly PlannedItem[],
): Promise<PreviewedItems> {
  const asked = items.filter(({ change }) => !isUnchanged(change)).slice(0, mostPreviews)
  if (!connector.validate || asked.length === 0) return { items: [...items], previewed: null }
  try {
    const found = await connector.validate(
      asked.map(({ observed: listing, change }) => ({ listing, change })),
      { signal: AbortSignal.timeout(longestMs), pictureUrl: (key) => pictureUrl(workspaceId, asked, key) },
    )
    return {
      previewed: asked.length,
      items: items.map((item) => {
        const told = asked.includes(item) ? (found.get(item.observed.remoteId) ?? []) : []
        return { ...item, issues: [...item.issues, ...previewIssues(item.change, item.observed, told)] }
      }),
    }
  } catch (error) {
    const isLate = error instanceof Error && error.name === 'TimeoutError'
    if (!isLate && !(error instanceof ConnectorError)) throw error
    log.warn({ code: error instanceof ConnectorError ? error.code : 'timeout' }, 'a plan could not be previewed')
    return { items: [...items], previewed: 0 }
  }
}

function pictureUrl(
  workspaceId: string,
  changes: readonly Pick<ChangeToValidate, 'change'>[],
  renditionKey: string,
): Promise<string> {
  const media = changes.flatMap(({ change }) => change.media).find((row) => row.renditionKey === renditionKey)
  if (!media) return Promise.reject(new Error(`rendition ${renditionKey} is in none of these changes`))
  return Promise.resolve(pictureUrls.url({ workspaceId, renditionKey, fileName: media.fileName }))
}
