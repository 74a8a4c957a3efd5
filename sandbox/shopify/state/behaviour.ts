/** Delays of the platform in platform milliseconds. Changeable through `POST /__sandbox/behaviour`. */
export interface Behaviour {
  /** UPLOADED to PROCESSING. */
  uploadedMs: number
  /** PROCESSING to READY or FAILED; recorded: small images are READY after 2 to 3 s in all. */
  imageProcessingMs: number
  fileProcessingMs: number
  externalVideoProcessingMs: number
  videoProcessingMs: number
  /** How long a search with a `query` misses a new record. Plain listings never lag. */
  searchLagMs: number
  /** How long variant mutations answer MUST_BE_FOR_THIS_PRODUCT for media just attached. */
  attachVisibilityMs: number
  /** Until an asynchronous job is done. */
  jobMs: number
  /** Until a bulk operation starts, and the least time it runs. */
  bulkStartMs: number
  bulkRunMs: number
}

export const DEFAULT_BEHAVIOUR: Readonly<Behaviour> = {
  uploadedMs: 150,
  imageProcessingMs: 2_000,
  fileProcessingMs: 1_000,
  externalVideoProcessingMs: 2_500,
  videoProcessingMs: 60_000,
  searchLagMs: 1_000,
  attachVisibilityMs: 0,
  jobMs: 400,
  bulkStartMs: 1_000,
  bulkRunMs: 1_500,
}
