/** Delays of the platform in platform milliseconds, and what it leaves open. Changeable through `POST /__sandbox/behaviour`. */
export interface Behaviour {
  /** UPLOADED to PROCESSING. */
  uploadedMs: number
  /** PROCESSING to READY or FAILED; recorded: small images are READY after 2 to 3 s in all. */
  imageProcessingMs: number
  fileProcessingMs: number
  externalVideoProcessingMs: number
  /** Videos take minutes; how many is not published. */
  videoProcessingMs: number
  /** How long a search with a `query` misses a new record. Plain listings never lag. */
  searchLagMs: number
  /** A taken name is refused (RAISE_ERROR) when the file is processed, not by the call that creates it: which of both is not known. */
  namesCheckedLate: boolean
  /** How long variant mutations answer MUST_BE_FOR_THIS_PRODUCT for media just attached. */
  attachVisibilityMs: number
  /** Until an asynchronous job is done. */
  jobMs: number
  /** From the creation of a bulk operation to its first line or row, and from the last one to COMPLETED. */
  bulkStartMs: number
  bulkEndMs: number
  /** A line of a bulk mutation. */
  bulkLineMs: number
  /** A row of a bulk query. */
  bulkRowMs: number
}

/**
 * Bulk operations: Shopify publishes no speed. Recorded are mutations of one line, COMPLETED 1 to 3 s after their creation, and
 * queries of 1,424 to 1,451 rows, COMPLETED 0 to 1 s after it. The one published example with a length is that of the guide
 * "Bulk import data" (a `productCreate` of 16 lines, 10 s): half a second per line.
 */
export const DEFAULT_BEHAVIOUR: Readonly<Behaviour> = {
  uploadedMs: 150,
  imageProcessingMs: 2_000,
  fileProcessingMs: 1_000,
  externalVideoProcessingMs: 2_500,
  videoProcessingMs: 120_000,
  searchLagMs: 1_000,
  namesCheckedLate: false,
  attachVisibilityMs: 0,
  jobMs: 400,
  bulkStartMs: 1_000,
  bulkEndMs: 500,
  bulkLineMs: 500,
  bulkRowMs: 0.7,
}
