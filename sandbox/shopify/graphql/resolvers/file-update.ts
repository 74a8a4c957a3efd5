import { LIMITS } from '../../media/limits.ts'
import { startReplacing } from '../../media/processing.ts'
import { extensionOf, isHttpUrl } from '../../media/source.ts'
import { renameFile } from '../../state/files.ts'
import { parseGid } from '../../state/ids.ts'
import type { StoredFile } from '../../state/model.ts'
import { attachToProduct, removeFromProduct, touchProduct, touchProductsOfFile } from '../../state/products.ts'
import type { RequestContext } from '../context.ts'
import { requireScope } from '../scopes.ts'
import { userError } from '../user-error.ts'
import type { MutationError } from '../user-error.ts'

interface FileUpdateInput {
  id: string
  alt?: string | null
  filename?: string | null
  originalSource?: string | null
  previewImageSource?: string | null
  referencesToAdd?: string[] | null
  referencesToRemove?: string[] | null
}

interface Row {
  input: FileUpdateInput
  file: StoredFile
}

/** A broken batch rule refuses everything; an over-long alt text refuses its own row only (both recorded). */
export function fileUpdate(
  _root: unknown,
  { files: inputs }: { files: FileUpdateInput[] },
  context: RequestContext,
): object {
  if (inputs.some((input) => input.referencesToAdd?.length || input.referencesToRemove?.length)) {
    requireScope('Mutation', 'productUpdate', context)
  }
  const missing = inputs.map(({ id }) => id).filter((id) => !context.shop.files.has(id))
  if (missing.length) return { files: [], userErrors: [missingFiles(missing)] }
  const rows = inputs.flatMap((input): Row[] => {
    const file = context.shop.files.get(input.id)
    return file ? [{ input, file }] : []
  })
  const refusal = batchRefusal(rows, context)
  if (refusal) return { files: [], userErrors: [refusal] }
  const tooLong = rows.filter(({ input }) => (input.alt ?? '').length > LIMITS.altCharacters)
  const applied = rows.filter((row) => !tooLong.includes(row))
  for (const row of applied) applyRow(row, context)
  const userErrors = tooLong.map((row) =>
    userError(
      ['files', rows.indexOf(row), 'alt'],
      'ALT_VALUE_LIMIT_EXCEEDED',
      'The alt value exceeds the maximum limit of 512 characters.',
    ),
  )
  return { files: applied.map(({ file }) => file), userErrors }
}

function missingFiles(ids: string[]): MutationError {
  const list = `[${ids.map((id) => JSON.stringify(id)).join(', ')}]`
  const words = ids.length > 1 ? `File ids ${list} do not exist.` : `File id ${list} does not exist.`
  return userError(['files'], 'FILE_DOES_NOT_EXIST', words)
}

function batchRefusal(rows: Row[], context: RequestContext): MutationError | null {
  if (rows.some(({ file }) => file.status !== 'READY')) {
    return userError(['files'], 'NON_READY_STATE', 'Non-ready files cannot be updated.')
  }
  for (const [index, row] of rows.entries()) {
    const refusal = sourceRefusal(row, index) ?? filenameRefusal(row) ?? referenceRefusal(row, context)
    if (refusal) return refusal
  }
  return mediaLimitRefusal(rows, context)
}

function sourceRefusal({ input, file }: Row, index: number): MutationError | null {
  const { originalSource, previewImageSource } = input
  if (!originalSource) return null
  const field = ['files', index, 'originalSource']
  if (previewImageSource) {
    return userError(['files', index], 'INVALID', 'Specify either originalSource or previewImageSource, not both.')
  }
  if (!isRenamable(file)) {
    return userError(field, 'INVALID', 'Updating the original source is not supported for this media type.')
  }
  return isHttpUrl(originalSource) ? null : userError(field, 'INVALID_IMAGE_SOURCE_URL', 'File URL is invalid')
}

function filenameRefusal({ input, file }: Row): MutationError | null {
  if (!input.filename) return null
  if (!isRenamable(file)) {
    const message = 'Updating the filename is only supported on images and generic files'
    return userError(['files'], 'UNSUPPORTED_MEDIA_TYPE_FOR_FILENAME_UPDATE', message)
  }
  if (extensionOf(input.filename) === extensionOf(file.filename)) return null
  const message = 'The filename extension provided must match the original filename.'
  return userError(['files'], 'INVALID_FILENAME_EXTENSION', message)
}

function referenceRefusal({ input, file }: Row, { shop }: RequestContext): MutationError | null {
  const added = input.referencesToAdd ?? []
  const targets = [...added, ...(input.referencesToRemove ?? [])]
  if (targets.some((id) => parseGid(id)?.type !== 'Product')) {
    return userError(['files'], 'UNSUPPORTED_FILE_REFERENCE', 'The file reference is not supported.')
  }
  if (targets.some((id) => !shop.products.has(id))) {
    return userError(['files'], 'REFERENCE_TARGET_DOES_NOT_EXIST', 'The reference target does not exist')
  }
  if (file.references.size + added.length > LIMITS.referencesPerFile) {
    return userError(['files'], 'TOO_MANY_FILE_REFERENCE', 'The file has too many references.')
  }
  return null
}

function mediaLimitRefusal(rows: Row[], { shop }: RequestContext): MutationError | null {
  const sizes = new Map<string, Set<string>>()
  for (const { input, file } of rows) {
    for (const id of input.referencesToAdd ?? []) {
      const media = sizes.get(id) ?? new Set(shop.products.get(id)?.media.map(({ fileId }) => fileId))
      sizes.set(id, media.add(file.id))
    }
  }
  const isFull = [...sizes.values()].some((media) => media.size > LIMITS.mediaPerProduct)
  const message = `Exceeded the limit of ${LIMITS.mediaPerProduct} media per product.`
  return isFull ? userError(['files'], 'PRODUCT_MEDIA_LIMIT_EXCEEDED', message) : null
}

function applyRow({ input, file }: Row, { world, shop }: RequestContext): void {
  if (input.alt != null) file.alt = input.alt
  if (input.filename) renameFile(shop, file, input.filename)
  if (input.originalSource) {
    file.originalSource = input.originalSource
    startReplacing(world, shop, file)
  }
  file.updatedAt = world.clock.now()
  for (const id of input.referencesToRemove ?? []) {
    const product = shop.products.get(id)
    if (!product) continue
    removeFromProduct(shop, product, file)
    touchProduct(world, shop, product)
  }
  for (const id of input.referencesToAdd ?? []) {
    const product = shop.products.get(id)
    if (product) attachToProduct(world, product, file)
  }
  touchProductsOfFile(world, shop, file)
}

function isRenamable(file: StoredFile): boolean {
  return file.__typename === 'MediaImage' || file.__typename === 'GenericFile'
}
