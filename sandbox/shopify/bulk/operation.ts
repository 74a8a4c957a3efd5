import type { Origin } from '../state/model.ts'

export type BulkStatus = 'CREATED' | 'RUNNING' | 'COMPLETED' | 'CANCELING' | 'CANCELED' | 'FAILED'

export interface BulkOperation {
  __typename: 'BulkOperation'
  id: string
  type: 'MUTATION' | 'QUERY'
  status: BulkStatus
  errorCode: string | null
  /** The document as it was handed in. */
  query: string
  /** Object key of the JSONL; null for queries. */
  stagedUploadPath: string | null
  createdAt: number
  completedAt: number | null
  objects: number
  rootObjects: number
  /** Hash of the result in the content store. */
  result: { sha256: string; bytes: number } | null
  origin: Origin
  /** How it is to end before its end, by a fault. */
  failure: { code: string; afterLines: number } | null
}

export function isRunning({ status }: BulkOperation): boolean {
  return status === 'CREATED' || status === 'RUNNING' || status === 'CANCELING'
}
