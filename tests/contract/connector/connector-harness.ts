import type { Connector } from '../../../app/core/channel/connector.ts'

/** A platform (stand-in) as the contract needs it. */
export interface ConnectorHarness {
  /** Opened anew for each test. */
  open(): Connector
  /** A listing with two pictures (and two variants, where there are such), and two empty ones, by remote id. */
  readonly listings: { readonly gallery: string; readonly empty: string; readonly other: string }
  /** Puts everything back to how it began and forgets faults and requests. */
  reset(): Promise<void>
  /** The next creation of files takes effect, but its answer is lost. */
  loseCreationAnswer(): void
  /** The next request is refused because of its rate. */
  throttleOnce(): void
  /** Every credential is refused from now on. */
  expireCredentials(): void
  /** The first picture that is sent (its name begins so) is refused, at once or when it is processed. */
  rejectPicture(fileName: string): void
  /** Whether the account's credentials can delete files. */
  readonly deletesFiles: boolean
  /** Files of the account that this app made. */
  createdFiles(): readonly { readonly id: string; readonly name: string }[]
  /** Requests that change something, since the last reset. */
  writes(): number
  /** All requests since then. */
  requests(): number
  /** Where the platform may fetch the bytes of a rendition; for accounts that do. */
  readonly pictureUrl?: (renditionKey: string, bytes: Buffer) => Promise<string>
  close(): Promise<void>
}

/** What listings of the platform have. */
export interface ListingParts {
  /** Variants, two of them on `gallery`; else each thing on offer is a listing of its own. */
  readonly variants: boolean
}
