import { assetIssueWords, type AssetIssue } from '../core/assets/asset-issues.ts'
import { AppError } from '../core/errors.ts'
import { readAssetMetadata, type AssetMetadata } from '../core/library/asset-metadata.ts'
import type { Result } from '../core/result.ts'
import type { ImportedAsset } from '../services/import-asset.server.ts'

export interface UploadHeaders {
  readonly fileName: string
  readonly announcedType: string | undefined
  readonly metadata: AssetMetadata | undefined
}

/** Names and metadata are in any language; headers carry ASCII, so both come encoded. Throws `AppError`. */
export function readUploadHeaders(headers: Headers): UploadHeaders {
  const metadata = headers.get('x-asset-metadata')
  return {
    fileName: decodeName(headers.get('x-file-name') ?? ''),
    announcedType: headers.get('content-type') ?? undefined,
    metadata: metadata ? decodeMetadata(metadata) : undefined,
  }
}

function decodeName(encoded: string): string {
  try {
    return decodeURIComponent(encoded)
  } catch (error) {
    throw malformed('x-file-name', 'The file’s name couldn’t be read. Rename the file and upload it again.', error)
  }
}

function decodeMetadata(encoded: string): AssetMetadata {
  const words = 'The description beside the file couldn’t be read. Check that it is a JSON object.'
  try {
    const metadata = readAssetMetadata(JSON.parse(Buffer.from(encoded, 'base64').toString('utf8')))
    if (metadata) return metadata
  } catch (error) {
    throw malformed('x-asset-metadata', words, error)
  }
  throw malformed('x-asset-metadata', words)
}

function malformed(field: string, userMessage: string, cause?: unknown): AppError {
  return new AppError('malformed_request', `unreadable ${field}`, { userMessage, field, cause })
}

/** 201 for a new asset, 200 for one that was there, 422 for a file that is not accepted. */
export function uploadAnswer(result: Result<ImportedAsset, AssetIssue | { readonly words: string }>): Response {
  if (!result.ok) {
    return Response.json({ ok: false, message: wordsOf(result.issue) }, { status: 422 })
  }
  const { assetId, duplicate, misleadingExtension } = result.value
  const note = misleadingExtension ? `Named .${misleadingExtension}, but the file is of another type.` : null
  return Response.json({ ok: true, assetId, duplicate, note }, { status: duplicate ? 200 : 201 })
}

function wordsOf(issue: AssetIssue | { readonly words: string }): string {
  if ('words' in issue) return issue.words
  const { happened, remedy } = assetIssueWords(issue)
  return `${happened} ${remedy}`
}
