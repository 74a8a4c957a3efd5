/** One request on its way through the platform. */
export interface PassingRequest {
  /** Operation name for GraphQL, the path for everything else. */
  readonly name: string
  /** `graphql`, `stagedUpload`, `token`, … */
  readonly place: string
}

/**
 * Lets the owner of a stand-in in the same process stop the world around one request: what it awaits in `arrived` has not
 * happened yet, and what it awaits in `done` has happened although nobody was told. A promise that never resolves leaves
 * the caller without an answer.
 */
export interface RequestGate {
  arrived?(request: PassingRequest): Promise<void> | void
  done?(request: PassingRequest): Promise<void> | void
  /** The answer is out. */
  answered?(request: PassingRequest): void
}
