/** A file that feeds are sent and reports are fetched in. */
export interface FeedDocument {
  feedDocumentId: string
  contentType: string
  /** End of the presigned address for the upload. */
  uploadUntil: number
  /** Null until something was put there. */
  bytes: Buffer | null
  compression: 'GZIP' | null
}

export type FeedStatus = 'IN_QUEUE' | 'IN_PROGRESS' | 'DONE' | 'CANCELLED' | 'FATAL'

export interface Feed {
  feedId: string
  feedType: string
  marketplaceIds?: string[]
  inputFeedDocumentId: string
  resultFeedDocumentId?: string
  createdTime: string
  processingStatus: FeedStatus
  processingStartTime?: string
  processingEndTime?: string
}
