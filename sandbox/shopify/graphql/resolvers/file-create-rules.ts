import { LIMITS } from '../../media/limits.ts'
import { extensionOf, fileKindOf, isHttpUrl } from '../../media/source.ts'
import { isStagedVideo } from '../../staged/issue-target.ts'
import type { Shop } from '../../state/shop.ts'
import type { RequestContext } from '../context.ts'
import { userError } from '../user-error.ts'
import type { MutationError } from '../user-error.ts'

export interface FileCreateInput {
  originalSource: string
  alt?: string | null
  contentType?: string | null
  filename?: string | null
  duplicateResolutionMode?: 'APPEND_UUID' | 'RAISE_ERROR' | 'REPLACE' | null
}

type Rule = (file: FileCreateInput, context: RequestContext) => [field: string, code: string, message: string] | null

/** First broken rule of one row, in the order the platform checks them; recorded texts where one was recorded. */
const RULES: Rule[] = [
  ({ originalSource }) =>
    isHttpUrl(originalSource) ? null : ['originalSource', 'INVALID_IMAGE_SOURCE_URL', 'File URL is invalid'],
  ({ alt }) =>
    (alt ?? '').length > LIMITS.altCharacters
      ? ['alt', 'ALT_VALUE_LIMIT_EXCEEDED', 'The alt value exceeds the maximum limit of 512 characters.']
      : null,
  ({ filename, originalSource }) => {
    const wanted = extensionOf(originalSource)
    if (!filename || !wanted || extensionOf(filename) === wanted) return null
    const message = 'Provided filename extension must match original source.'
    return ['filename', 'MISMATCHED_FILENAME_AND_ORIGINAL_SOURCE', message]
  },
  ({ duplicateResolutionMode: mode, contentType }) => {
    if (mode !== 'REPLACE' || contentType === 'IMAGE') return null
    const message = `Duplicate resolution mode 'REPLACE' is not supported for '${contentType ?? 'MISSING'}' media type.`
    return ['duplicateResolutionMode', 'INVALID_DUPLICATE_MODE_FOR_TYPE', message]
  },
  ({ duplicateResolutionMode: mode, filename }) => {
    if (mode !== 'REPLACE' || filename) return null
    const message = 'Missing filename argument when attempting to use REPLACE duplicate mode.'
    return ['filename', 'MISSING_FILENAME_FOR_DUPLICATE_MODE_REPLACE', message]
  },
  (file, { shop, world }) =>
    isNameTaken(file, shop) && !world.behaviour.namesCheckedLate
      ? ['filename', 'FILENAME_ALREADY_EXISTS', 'A file with that name already exists.']
      : null,
  (file, { shop }) =>
    isVideo(file) && !isStagedVideo(shop, file.originalSource)
      ? ['originalSource', 'INVALID', 'Hosted videos need a staged upload as their source.']
      : null,
  (file, { shop }) =>
    isVideo(file) && shop.identity.plan === 'trial'
      ? ['originalSource', 'UNACCEPTABLE_TRIAL_ASSET', 'This file type is not accepted on a trial.']
      : null,
]

/** All rows' first breaches; any of them refuses the whole call. */
export function fileCreateErrors(files: FileCreateInput[], context: RequestContext): MutationError[] {
  return files.flatMap((file, index) => {
    for (const rule of RULES) {
      const breach = rule(file, context)
      if (breach) return [userError(['files', index, breach[0]], breach[1], breach[2])]
    }
    if (isRepeatedName(files, index)) return [repeatedName(index)]
    return isOneVideoTooMany(files, index, context) ? [oneVideoTooMany(index)] : []
  })
}

export function isNameTaken({ duplicateResolutionMode: mode, filename }: FileCreateInput, shop: Shop): boolean {
  return mode === 'RAISE_ERROR' && Boolean(filename) && shop.filesByName.has(filename ?? '')
}

function isVideo({ contentType, originalSource }: FileCreateInput): boolean {
  return fileKindOf(contentType, originalSource) === 'Video'
}

/** Shopify-hosted videos of the shop, with those of this call up to the row, against what its plan allows. */
function isOneVideoTooMany(files: FileCreateInput[], index: number, { shop }: RequestContext): boolean {
  const { plan } = shop.identity
  const file = files[index]
  if (!file || !isVideo(file) || plan === 'trial') return false
  const existing = [...shop.files.values()].filter(({ __typename }) => __typename === 'Video').length
  return existing + files.slice(0, index + 1).filter(isVideo).length > LIMITS.videosPerShop[plan]
}

function oneVideoTooMany(index: number): MutationError {
  const message = 'Exceeded the limit of videos and 3D models per shop.'
  return userError(['files', index], 'NON_IMAGE_MEDIA_PER_SHOP_LIMIT_EXCEEDED', message)
}

function isRepeatedName(files: FileCreateInput[], index: number): boolean {
  const { filename, duplicateResolutionMode } = files[index] ?? {}
  if (!filename || duplicateResolutionMode !== 'RAISE_ERROR') return false
  return files.findIndex((file) => file.filename === filename) < index
}

function repeatedName(index: number): MutationError {
  return userError(['files', index, 'filename'], 'FILENAME_ALREADY_EXISTS', 'A file with that name already exists.')
}
