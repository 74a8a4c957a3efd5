import { assetIssueWords } from '../core/assets/asset-issues.ts'
import { maxVideoBytes } from '../core/assets/limits.ts'
import type { AssetMetadata } from '../core/library/asset-metadata.ts'
import { notOk, type Result } from '../core/result.ts'
import { fetchPolicy } from '../fetch-policy.server.ts'
import { guardedFetch } from '../lib/guarded-fetch.ts'
import { GuardedFetchError } from '../lib/guarded-fetch-error.ts'
import { importAsset, type ImportedAsset } from './import-asset.server.ts'

export interface UrlImport {
  readonly workspaceId: string
  readonly url: string
  /** Instead of the last part of the address. */
  readonly fileName?: string
  readonly metadata?: AssetMetadata
  readonly signal?: AbortSignal
}

/** Why nothing was imported, for people, and the code for programs. */
export interface ImportRefusal {
  readonly code: string
  readonly words: string
}

/**
 * Fetches a picture or video from a public address into the library. Repeating is safe. Addresses into private networks,
 * endless redirects, too large and too slow answers are refused with words and leave nothing.
 */
export async function importAssetFromUrl(request: UrlImport): Promise<Result<ImportedAsset, ImportRefusal>> {
  try {
    const file = await guardedFetch(request.url, {
      policy: fetchPolicy,
      maxBytes: maxVideoBytes,
      signal: request.signal,
    })
    const result = await importAsset({
      workspaceId: request.workspaceId,
      body: file.body,
      fileName: request.fileName ?? file.fileName,
      announcedType: file.contentType ?? undefined,
      metadata: request.metadata,
      source: 'url',
      sourceRef: withoutQuery(request.url),
      signal: request.signal,
    })
    if (result.ok) return result
    const { happened, remedy } = assetIssueWords(result.issue)
    return notOk({ code: result.issue.code, words: `${happened} ${remedy}` })
  } catch (error) {
    if (!(error instanceof GuardedFetchError)) throw error
    return notOk({ code: error.code, words: `${error.happened} ${error.remedy}` })
  }
}

/** Signed addresses carry their permission in the query; it is not kept. */
function withoutQuery(address: string): string {
  const url = new URL(address)
  return url.origin + url.pathname
}
