import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { ControlError } from '../../control/control-error.ts'
import { checkFile } from '../images/file-type.ts'
import { deleteAttachment, storeFile } from '../images/store-file.ts'
import { deleteProduct, trashProduct } from '../products/trash.ts'
import type { Product, Variation } from '../state/model.ts'
import type { Site } from '../state/site.ts'
import type { World } from '../state/world.ts'

/** What a merchant can do in the dashboard, beside the app. */
export type MerchantAction =
  | { action: 'add-image'; productId: number; file: string; alt?: string }
  | { action: 'set-images'; productId: number; ids: number[] }
  | { action: 'set-variation-image'; variationId: number; id: number }
  | { action: 'set-alt'; id: number; alt: string }
  | { action: 'delete-attachment'; id: number }
  | { action: 'rename-product'; productId: number; name: string }
  | { action: 'set-description'; productId: number; html: string }
  | { action: 'write-page'; pageId: number; html: string }
  | { action: 'trash-product'; productId: number }
  | { action: 'delete-product'; productId: number }
  | { action: 'delete-variation'; variationId: number }

/** Answers with the id of what was made or changed. Throws ControlError 404 for an unknown record. */
export async function actAsMerchant(world: World, site: Site, command: MerchantAction): Promise<{ id: number }> {
  const { data } = site
  const now = world.clock.now()
  switch (command.action) {
    case 'add-image':
      return addImage(world, site, command)
    case 'set-images': {
      const [imageId = 0, ...galleryIds] = command.ids
      return changeProduct(site, command.productId, { imageId, galleryIds, modifiedAt: now })
    }
    case 'rename-product':
      return changeProduct(site, command.productId, { name: command.name, modifiedAt: now })
    // Administrators may write any HTML in the editor (`unfiltered_html`).
    case 'set-description':
      return changeProduct(site, command.productId, { description: command.html, modifiedAt: now })
    case 'write-page':
      pageAt(site, command.pageId).html = command.html
      return { id: command.pageId }
    case 'set-variation-image': {
      const variation = variationAt(site, command.variationId)
      data.variations.set(variation.id, { ...variation, imageId: command.id, modifiedAt: now })
      return { id: variation.id }
    }
    case 'set-alt':
      attachmentAt(site, command.id).altText = command.alt
      return { id: command.id }
    case 'delete-attachment':
      deleteAttachment(world, site, attachmentAt(site, command.id))
      return { id: command.id }
    case 'trash-product':
      trashProduct(site, productAt(site, command.productId), now)
      return { id: command.productId }
    case 'delete-product':
      deleteProduct(site, productAt(site, command.productId))
      return { id: command.productId }
    case 'delete-variation':
      data.variations.delete(variationAt(site, command.variationId).id)
      return { id: command.variationId }
  }
}

/** From a file on the sandbox's disk, to the end of the gallery. */
async function addImage(
  world: World,
  site: Site,
  { productId, file, alt = '' }: Extract<MerchantAction, { action: 'add-image' }>,
): Promise<{ id: number }> {
  const product = productAt(site, productId)
  const bytes = await readFile(file)
  const checked = checkFile(path.basename(file), bytes, 'library')
  if (!checked) throw new ControlError(400, `${file} is no picture`)
  const attachment = await storeFile(world, site, {
    ...{ ...checked, bytes, altText: alt, parentId: productId, authorId: 1 },
    origin: { via: 'merchant', source: null, createdBy: null, requestId: null },
  })
  const { imageId, galleryIds } = product
  const images = imageId ? { galleryIds: [...galleryIds, attachment.id] } : { imageId: attachment.id }
  changeProduct(site, productId, { ...images, modifiedAt: world.clock.now() })
  return { id: attachment.id }
}

function changeProduct(site: Site, id: number, change: Partial<Product>): { id: number } {
  site.data.products.set(id, { ...productAt(site, id), ...change })
  return { id }
}

const productAt = ({ data }: Site, id: number) => data.products.get(id) ?? notFound('product', id)

const variationAt = ({ data }: Site, id: number): Variation => data.variations.get(id) ?? notFound('variation', id)

const attachmentAt = ({ data }: Site, id: number) => data.attachments.get(id) ?? notFound('attachment', id)

const pageAt = ({ data }: Site, id: number) => data.pages.get(id) ?? notFound('page', id)

function notFound(kind: string, id: number): never {
  throw new ControlError(404, `No ${kind} ${id} on this site`)
}
