/** A file that feeds are sent and reports are fetched in. */
export interface FeedDocument {
  feedDocumentId: string
  /** A PUT must have the very same one. */
  contentType: string
  /** Presigned addresses by their signature. */
  signatures: Map<string, { method: 'PUT' | 'GET'; until: number }>
  /** Null until something was put there. */
  bytes: Buffer | null
  compression: 'GZIP' | null
}

export type FeedStatus = 'IN_QUEUE' | 'IN_PROGRESS' | 'DONE' | 'CANCELLED' | 'FATAL'

/** As Amazon answers it. */
export interface FeedView {
  feedId: string
  feedType: string
  marketplaceIds?: string[]
  createdTime: string
  processingStatus: FeedStatus
  processingStartTime?: string
  processingEndTime?: string
  resultFeedDocumentId?: string
}

export interface Feed {
  view: FeedView
  inputFeedDocumentId: string
  /** SKUs it speaks of, as far as it can be read. */
  skus: ReadonlySet<string>
}

export const isUnfinished = ({ view }: Feed): boolean =>
  view.processingStatus === 'IN_QUEUE' || view.processingStatus === 'IN_PROGRESS'
