import type { z } from 'zod'
import { assetIssueWords, type AssetIssueCode } from '../../core/assets/asset-issues.ts'
import { AppError, type AppErrorCode } from '../../core/errors.ts'
import { readAssetMetadata, type AssetMetadata } from '../../core/library/asset-metadata.ts'
import { importAssetFromUrl } from '../../services/import-asset-from-url.server.ts'
import { importAsset, type ImportedAsset } from '../../services/import-asset.server.ts'
import type { Upload } from '../read-upload.server.ts'
import type { assetFromUrlSchema } from './asset-schemas.ts'

interface ImportContext {
  readonly workspaceId: string
  readonly signal: AbortSignal
}

/** Takes the file of a request into the library. Throws AppError where it is not accepted; nothing is left then. */
export async function importUpload(upload: Upload, { workspaceId, signal }: ImportContext): Promise<ImportedAsset> {
  const { fileName, announcedType } = upload
  const metadata = metadataOf(upload.fields)
  const body = upload.open()
  const result = await importAsset({ workspaceId, body, fileName, announcedType, metadata, source: 'api', signal })
  if (result.ok) return result.value
  const { happened, remedy } = assetIssueWords(result.issue)
  throw refuse(result.issue.code, `${happened} ${remedy}`, 'file')
}

/** Fetches a file from a public address into the library. Throws AppError where it cannot; nothing is left then. */
export async function importUrl(
  { url, fileName, ...described }: z.infer<typeof assetFromUrlSchema>,
  { workspaceId, signal }: ImportContext,
  field = 'url',
): Promise<ImportedAsset> {
  const metadata = readAssetMetadata(described) ?? undefined
  const result = await importAssetFromUrl({ workspaceId, url, fileName, metadata, signal })
  if (result.ok) return result.value
  throw refuse(result.issue.code, result.issue.words, field)
}

/** Fields of a form are texts: `tags` with commas, and `metadata` as JSON for everything else. */
function metadataOf({ tags, metadata, ...fields }: Readonly<Record<string, string>>): AssetMetadata | undefined {
  const described = { ...fields, ...(tags && { tags: tags.split(',') }) }
  return readAssetMetadata({ ...parseMetadata(metadata), ...described }) ?? undefined
}

function parseMetadata(text: string | undefined): object {
  if (!text) return {}
  try {
    return Object(JSON.parse(text)) as object
  } catch (error) {
    throw new AppError('invalid_input', 'metadata is not JSON', {
      userMessage: 'The field "metadata" is not valid JSON.',
      field: 'metadata',
      cause: error,
    })
  }
}

const codes: Partial<Record<AssetIssueCode, AppErrorCode>> = {
  too_many_bytes: 'too_large',
  too_many_pixels: 'too_large',
  not_a_picture: 'unsupported_media',
  svg_not_accepted: 'unsupported_media',
  heic_not_readable: 'unsupported_media',
}

function refuse(issueCode: string, userMessage: string, field: string): AppError {
  const code = new Map(Object.entries(codes)).get(issueCode) ?? 'invalid_input'
  return new AppError(code, `asset refused: ${issueCode}`, { userMessage, field })
}
