import { randomUUID } from 'node:crypto'
import { deleteFile } from '../../state/files.ts'
import { gid } from '../../state/ids.ts'
import type { Job, Product, StoredFile } from '../../state/model.ts'
import { hasMedia, moveMedia, touchProduct, touchProductsOfFile } from '../../state/products.ts'
import { appendNewMedia, exceedsMediaLimit, findMediaBreach } from '../../state/product-media.ts'
import type { CreateMediaInput } from '../../state/product-media.ts'
import type { RequestContext } from '../context.ts'
import type { TypeResolvers } from '../resolver-table.ts'
import { userError } from '../user-error.ts'
import type { MutationError } from '../user-error.ts'

export const productMediaMutations: TypeResolvers = {
  productCreateMedia,
  productUpdateMedia,
  productDeleteMedia,
  productReorderMedia,
}

/** Adds the valid rows and reports the rest. */
function productCreateMedia(
  _root: unknown,
  { productId, media: inputs }: { productId: string; media: CreateMediaInput[] },
  context: RequestContext,
): object {
  const product = context.shop.products.get(productId)
  if (!product) return refused(['productId'], { media: null, product: null })
  if (exceedsMediaLimit(product, inputs.length)) {
    const error = userError(['media'], 'PRODUCT_MEDIA_LIMIT_EXCEEDED', 'Exceeded the limit of 250 media per product.')
    return { media: [], product, ...both([error]) }
  }
  const breaches = inputs.map((input) => findMediaBreach(context.shop, input))
  const errors = breaches.flatMap((breach, index) =>
    breach ? [userError(['media', index, breach.field], breach.code, breach.message)] : [],
  )
  const valid = inputs.filter((_input, index) => !breaches[index])
  return { media: appendNewMedia(context, product, valid), product, ...both(errors) }
}

interface UpdateMediaInput {
  id: string
  alt?: string | null
}

function productUpdateMedia(
  _root: unknown,
  { productId, media: inputs }: { productId: string; media: UpdateMediaInput[] },
  { world, shop }: RequestContext,
): object {
  const product = shop.products.get(productId)
  if (!product) return refused(['productId'], { media: null, product: null })
  const missing = inputs.filter(({ id }) => !hasMedia(product, id))
  if (missing.length) return { media: null, product, ...both(missing.map(({ id }) => missingMedia(inputs, id))) }
  const media = inputs.flatMap(({ id, alt }): StoredFile[] => {
    const file = shop.files.get(id)
    if (!file) return []
    if (alt != null) file.alt = alt
    touchProductsOfFile(world, shop, file)
    return [file]
  })
  return { media, product, ...both([]) }
}

function missingMedia(inputs: UpdateMediaInput[], id: string): MutationError {
  const index = inputs.findIndex((input) => input.id === id)
  return userError(['media', index, 'id'], 'MEDIA_DOES_NOT_EXIST', `Media id ${id} does not exist`)
}

function productDeleteMedia(
  _root: unknown,
  { productId, mediaIds }: { productId: string; mediaIds: string[] },
  { world, shop }: RequestContext,
): object {
  const product = shop.products.get(productId)
  if (!product) return refused(['productId'], { deletedMediaIds: null, deletedProductImageIds: null, product: null })
  const files = mediaIds.flatMap((id) => (hasMedia(product, id) ? (shop.files.get(id) ?? []) : []))
  const missing = mediaIds.filter((id) => !hasMedia(product, id))
  if (missing.length) {
    const error = userError(['mediaIds'], 'MEDIA_DOES_NOT_EXIST', `Media id ${missing.join(', ')} does not exist`)
    return { deletedMediaIds: null, deletedProductImageIds: null, product, ...both([error]) }
  }
  for (const file of files) deleteFile(world, shop, file)
  const deletedProductImageIds = files.map((file) => file.imageId)
  return { deletedMediaIds: files.map((file) => file.id), deletedProductImageIds, product, ...both([]) }
}

interface Move {
  id: string
  newPosition: string
}

/** Asynchronous. Moves run one after another on the current list; an unknown id is passed over in silence (recorded). */
function productReorderMedia(
  _root: unknown,
  { id, moves }: { id: string; moves: Move[] },
  { world, shop }: RequestContext,
): object {
  const product = shop.products.get(id)
  if (!product) return refused(['id'], { job: null })
  const job: Job = { __typename: 'Job', id: gid('Job', randomUUID()), done: false }
  shop.jobs.set(job.id, job)
  world.clock.schedule(world.behaviour.jobMs, () => {
    for (const move of moves) moveMedia(product, move.id, Number(move.newPosition))
    job.done = true
    touchProduct(world, shop, product)
  })
  return { job: { ...job }, ...both([]) }
}

function refused(field: string[], nothing: Record<string, Product | null>): object {
  return { ...nothing, ...both([userError(field, 'PRODUCT_DOES_NOT_EXIST', 'Product does not exist')]) }
}

/** These payloads carry their errors twice, under the old name and the new one. */
function both(errors: MutationError[]): { mediaUserErrors: MutationError[]; userErrors: MutationError[] } {
  return { mediaUserErrors: errors, userErrors: errors }
}
