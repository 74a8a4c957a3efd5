/** How Amazon behaves. All of it can change while it runs (`POST /__sandbox/settings`). Times are platform time. */
export interface AmazonSettings {
  /** Until a stored submission is echoed by `getListingsItem`. */
  echoMs: number
  /** Until Amazon begins to fetch a picture of an accepted submission. */
  fetchMs: number
  /** From a picture that was fetched and found good to shoppers seeing it. */
  publishMs: number
  /** From a main picture that shoppers see to the listing being suppressed for it. */
  reviewMs: number
  /** Pictures that are fetched at once. */
  fetches: number
  /** Off: no picture is fetched and nothing ever goes live; for measurements of the API alone. */
  processesImages: boolean
  /** From `createFeed` to its processing, and for each message of it. */
  feedQueueMs: number
  feedMessageMs: number
  /** Reports come as gzip. */
  compressesReports: boolean
  /** Off: nobody is throttled. */
  throttles: boolean
  /** Answers of the API that break Amazon's models are failures of the stand-in (500). Off: for answers that Amazon itself publishes so. */
  checksAnswers: boolean
  /** Hosts whose pictures Amazon refuses with `InvalidInput … Not Hosted by Amazon`, as reported in 2021–23; `*` for all. */
  refusedMediaHosts: string[]
}

/** Quick enough for a demo; real pictures take minutes to a day. */
export const DEFAULT_SETTINGS: Readonly<AmazonSettings> = {
  echoMs: 0,
  fetchMs: 200,
  publishMs: 2_000,
  reviewMs: 3_000,
  fetches: 4,
  processesImages: true,
  feedQueueMs: 1_000,
  feedMessageMs: 2,
  compressesReports: true,
  throttles: true,
  checksAnswers: true,
  refusedMediaHosts: [],
}
