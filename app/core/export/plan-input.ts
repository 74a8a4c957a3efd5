import type { VideoFacts } from '../assets/asset-facts.ts'
import type { AssetIssue } from '../assets/asset-issues.ts'
import type { RenditionSpec } from '../assets/rendition-spec.ts'
import type { RemoteFileStatus } from '../channel/connector.ts'
import type { ListingState } from '../channel/listing-state.ts'
import type {
  ChannelCapabilities,
  ImageRequirements,
  VideoRequirements,
  VideosLeftOut,
} from '../channel/requirements.ts'
import type { MappingEntry } from '../mapping/mapping.ts'
import type { Result } from '../result.ts'
import type { ExportMode } from './export-mode.ts'

/** The file that an export sends for an asset. Its name is the same whenever the bytes are. */
export interface PlannedRendition {
  readonly key: string
  readonly fileName: string
  /** Null: the original itself. */
  readonly spec: RenditionSpec | null
}

export interface PlannableAsset {
  readonly id: string
  readonly altText: string
  /** By which pictures are compared. Left out: it is not. */
  readonly perceptualHash?: string
  /** What is sent, or why nothing can be. */
  readonly rendition: Result<PlannedRendition, AssetIssue>
  /** Null for pictures. */
  readonly video:
    (Pick<VideoFacts, 'byteSize' | 'durationMs' | 'widthPx' | 'heightPx'> & { readonly mimeType: string }) | null
}

/** A variant that both we and the channel know. `remoteId` is that of the listing where the whole listing is this variant. */
export interface PlannableVariant {
  readonly id: string
  readonly remoteId: string
  readonly optionValues: Readonly<Record<string, string>>
}

/** A file of the account that holds a rendition. */
export interface LedgerFile {
  readonly remoteId: string
  readonly status: RemoteFileStatus
}

/** Everything that decides about the changes of one listing. */
export interface PlanInput extends Partial<Pick<ChannelCapabilities, 'variantPictures' | 'variantGalleries'>> {
  /** What it shows now. */
  readonly listing: ListingState
  /** Accepted entries of its product. */
  readonly entries: readonly MappingEntry[]
  readonly variants: readonly PlannableVariant[]
  /** Variants of the product that other listings of the account stand for. Default: none. */
  readonly elsewhere?: readonly PlannableVariant[]
  readonly assets: ReadonlyMap<string, PlannableAsset>
  readonly images: ImageRequirements
  /** Null: the channel takes none. */
  readonly videos: VideoRequirements | null
  readonly videosLeftOut?: VideosLeftOut
  /** Rendition key → the account's file, for files known to exist. */
  readonly ledger: ReadonlyMap<string, LedgerFile>
  /** Default `add`. */
  readonly mode?: ExportMode
  /** Media of the listing and its variants whose files Mediaport made, mapped or not. Default: none known. */
  readonly placed?: ReadonlySet<string>
}
