import type { Readable } from 'node:stream'
import type { PlannedMedia } from '../../core/export/listing-change.ts'
import { fetchPolicy } from '../../fetch-policy.server.ts'
import { guardedFetch } from '../../lib/guarded-fetch.ts'
import { GuardedFetchError } from '../../lib/guarded-fetch-error.ts'
import { ensureRendition } from '../../pipeline/renditions/ensure-rendition.server.ts'
import { findRendition } from '../../pipeline/renditions/find-rendition.server.ts'
import { FileMissingError } from '../../storage/file-store.ts'
import { fileStore } from '../../storage/index.server.ts'

/** A picture of an export that may have to be made first, one that was made once, or one that stands somewhere else. */
export type ZippedPicture =
  | { readonly from: 'plan'; readonly media: PlannedMedia }
  | { readonly from: 'file'; readonly renditionKey: string }
  | { readonly from: 'address'; readonly url: string }

/** No channel takes larger ones. */
const maxBytes = 20 * 1024 * 1024

/** Null: nobody has its bytes any more. */
export async function openZippedPicture(
  workspaceId: string,
  picture: ZippedPicture,
  signal: AbortSignal,
): Promise<Readable | null> {
  switch (picture.from) {
    case 'plan': {
      const made = await ensureRendition(workspaceId, picture.media)
      return made.ok ? made.value.stream() : null
    }
    case 'file':
      return openRendition(workspaceId, picture.renditionKey)
    case 'address':
      return openAddress(picture.url, signal)
  }
}

async function openRendition(workspaceId: string, key: string): Promise<Readable | null> {
  const rendition = await findRendition(workspaceId, key)
  try {
    return rendition && (await fileStore.open(rendition.storageKey)).stream
  } catch (error) {
    if (error instanceof FileMissingError) return null
    throw error
  }
}

async function openAddress(url: string, signal: AbortSignal): Promise<Readable | null> {
  try {
    return (await guardedFetch(url, { policy: fetchPolicy, maxBytes, signal })).body
  } catch (error) {
    if (error instanceof GuardedFetchError) return null
    throw error
  }
}
