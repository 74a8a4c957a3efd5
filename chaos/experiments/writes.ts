/** Requests that only look, on any platform. */
const looking =
  /^(BucketLevel|JobStatus|ListingStates|ListingMediaPage|File.*Statuses|FilesByName|index|token|get[A-Z].*|search[A-Z].*)$|\.(list|get|list-all)$/

/** The kinds of requests that change something. */
export function writesOf(requests: readonly string[]): string[] {
  return [...new Set(requests)].filter((kind) => !looking.test(kind))
}
