import { LIMITS } from '../../media/limits.ts'
import { fileKindOf, filenameFromSource, isHttpUrl } from '../../media/source.ts'
import { isStagedVideo } from '../../staged/issue-target.ts'
import { createFile } from '../../state/files.ts'
import { gid } from '../../state/ids.ts'
import type { Product, StoredFile } from '../../state/model.ts'
import { attachToProduct, removeFromProduct, touchProduct } from '../../state/products.ts'
import type { RequestContext } from '../context.ts'
import { notOffered } from '../invalid-argument.ts'
import type { TypeResolvers } from '../resolver-table.ts'
import { userError } from '../user-error.ts'
import type { MutationError } from '../user-error.ts'
import type { FileCreateInput } from './file-create-rules.ts'

interface FileSetInput extends Omit<FileCreateInput, 'originalSource'> {
  id?: string | null
  originalSource?: string | null
}

interface ProductSetArguments {
  identifier?: { id?: string | null; handle?: string | null } | null
  input: { title?: string | null; files?: FileSetInput[] | null }
  synchronous?: boolean | null
}

export const productSetMutations: TypeResolvers = { productSet }

export const productSetQueries: TypeResolvers = {
  productOperation: (_root: unknown, { id }: { id: string }, { shop }) => shop.operations.get(id) ?? null,
}

/**
 * Declares the complete, ordered media list of one product. Only `files` and `title` are imitated; lists left out of
 * the input stay as they are (recorded). Asynchronous calls answer with an operation to poll.
 */
function productSet(
  _root: unknown,
  { identifier, input, synchronous }: ProductSetArguments,
  context: RequestContext,
): object {
  const unknown = Object.keys(input).find((name) => name !== 'files' && name !== 'title')
  if (unknown) throw notOffered(`ProductSetInput.${unknown}`)
  const { world, shop } = context
  const product = findProduct(context, identifier)
  if (!product) {
    const error = userError(['identifier'], 'PRODUCT_DOES_NOT_EXIST', 'Product does not exist')
    return { product: null, productSetOperation: null, userErrors: [error] }
  }
  const userErrors = fileErrors(input.files ?? [], context)
  if (userErrors.length) return { product: null, productSetOperation: null, userErrors }
  const apply = (): void => applySet(context, product, input)
  if (synchronous !== false) {
    apply()
    return { product, productSetOperation: null, userErrors: [] }
  }
  const id = gid('ProductSetOperation', world.ids.next())
  const operation = { __typename: 'ProductSetOperation' as const, id, status: 'CREATED', product, userErrors: [] }
  shop.operations.set(id, operation)
  world.clock.schedule(world.behaviour.jobMs, () => {
    apply()
    operation.status = 'COMPLETE'
  })
  return { product: null, productSetOperation: { ...operation }, userErrors: [] }
}

function findProduct({ shop }: RequestContext, identifier: ProductSetArguments['identifier']): Product | undefined {
  if (identifier?.id) return shop.products.get(identifier.id)
  return [...shop.products.values()].find((product) => product.handle === identifier?.handle)
}

function fileErrors(files: FileSetInput[], { shop }: RequestContext): MutationError[] {
  if (files.length > LIMITS.mediaPerProduct) {
    return [userError(['input', 'files'], 'INVALID_INPUT', 'Exceeded the limit of 250 files per product.')]
  }
  return files.flatMap(({ id, originalSource, contentType }, index) => {
    if (id)
      return shop.files.has(id)
        ? []
        : [userError(['input', 'files', index, 'id'], 'INVALID_INPUT', 'File does not exist')]
    const source = originalSource ?? ''
    const isRefused = fileKindOf(contentType, source) === 'Video' && !isStagedVideo(shop, source)
    if (isRefused)
      return [userError(['input', 'files', index, 'originalSource'], 'INVALID_INPUT', 'Video URL is invalid')]
    return isHttpUrl(source)
      ? []
      : [userError(['input', 'files', index, 'originalSource'], 'INVALID_INPUT', 'Image URL is invalid')]
  })
}

function applySet(context: RequestContext, product: Product, { title, files }: ProductSetArguments['input']): void {
  const { world, shop } = context
  if (title) product.title = title
  if (files) {
    const wanted = files.flatMap((input) => fileFor(context, input) ?? [])
    const leaving = product.media
      .flatMap(({ fileId }) => shop.files.get(fileId) ?? [])
      .filter((file) => !wanted.includes(file))
    for (const file of leaving) removeFromProduct(shop, product, file)
    for (const file of wanted) attachToProduct(world, product, file)
    product.media.sort((a, b) => position(wanted, a.fileId) - position(wanted, b.fileId))
  }
  touchProduct(world, shop, product)
}

function fileFor({ world, shop, origin }: RequestContext, input: FileSetInput): StoredFile | null {
  const { id, alt, originalSource: source, filename, contentType } = input
  if (id || !source) {
    const file = shop.files.get(id ?? '') ?? null
    if (file && alt != null) file.alt = alt
    return file
  }
  const kind = fileKindOf(contentType, source)
  if (!kind) throw notOffered(`files of type ${contentType}`)
  return createFile(world, shop, {
    kind,
    alt: alt ?? '',
    filename: filename ?? filenameFromSource(source),
    originalSource: source,
    origin,
  })
}

function position(files: StoredFile[], id: string): number {
  return files.findIndex((file) => file.id === id)
}
