import type { PublicationView } from '../publication/publication-view.ts'
import { itemWords } from './export-words.ts'
import type { ListingChange } from './listing-change.ts'

/** What an export did with a picture; empty: nothing, and the row stands for the product alone. */
export type ResultAction = ListingChange['media'][number]['action'] | 'restore' | 'describe' | 'remove' | ''

/** One picture of one product in a run; a product without pictures has one row with an empty picture. */
export interface ResultRow {
  readonly product: string
  readonly productId: string
  /** The name of its file; of a picture that is not from the library its alt text. */
  readonly picture: string
  /** The platform's id of the picture, where the plan knew it. */
  readonly pictureId: string
  readonly role: string
  readonly action: ResultAction
  readonly state: string
  readonly images: string
  readonly problem: string
  readonly whatToDo: string
  readonly problemPicture: string
  readonly platformMessage: string
  readonly attempt: number
  readonly finishedAt: string
  /** What shoppers see of the product, in the words of core/publication; empty where the channel shows it at once. */
  readonly published: string
  readonly channelSays: string
}

export interface ResultItem {
  readonly title: string
  readonly remoteId: string
  readonly change: ListingChange
  readonly state: string
  readonly attempt: number
  readonly imagesDone: number
  readonly imagesTotal: number
  readonly errorCode: string | null
  readonly errorDetail: string | null
  readonly errorAssetId: string | null
  readonly finishedAt: Date | null
  readonly publication?: Pick<PublicationView, 'state' | 'issues'> | undefined
}

type Picture = Pick<ResultRow, 'picture' | 'pictureId' | 'role' | 'action'>

/** The rows of one product: what it was to get, to get back and to lose, each with how the product ended. */
export function resultRows(item: ResultItem, fileNameOf: (assetId: string) => string): ResultRow[] {
  const words = item.errorCode ? itemWords(item.errorCode) : null
  const outcome = {
    state: item.state,
    images: `${item.imagesDone} of ${item.imagesTotal}`,
    problem: words?.happened ?? '',
    whatToDo: words?.todo ?? '',
    problemPicture: item.errorAssetId ? fileNameOf(item.errorAssetId) : '',
    platformMessage: item.errorDetail ?? '',
    attempt: item.attempt,
    finishedAt: item.finishedAt?.toISOString() ?? '',
    published: item.publication?.state ?? '',
    channelSays: item.publication?.issues.map(({ code, happened }) => `${code}: ${happened}`).join(' ') ?? '',
  }
  const pictures = picturesOf(item.change, fileNameOf)
  const shown = pictures.length > 0 ? pictures : [{ picture: '', pictureId: '', role: '', action: '' } as const]
  // The order of the keys is that of the file's columns.
  return shown.map((picture) => ({ product: item.title, productId: item.remoteId, ...picture, ...outcome }))
}

function picturesOf({ media, restores, removals }: ListingChange, fileNameOf: (assetId: string) => string): Picture[] {
  return [
    ...media.map(({ assetId, remoteId, role, action }): Picture => ({
      ...{ picture: fileNameOf(assetId), pictureId: remoteId ?? '', role, action },
    })),
    ...restores.map(({ mediaId, alt, attach }): Picture => ({
      ...{ picture: alt ?? '', pictureId: mediaId, role: '', action: attach ? 'restore' : 'describe' },
    })),
    ...removals.map(({ mediaId, alt }): Picture => ({ picture: alt, pictureId: mediaId, role: '', action: 'remove' })),
  ]
}
