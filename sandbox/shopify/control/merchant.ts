import { createFile, deleteFile } from '../state/files.ts'
import type { Product, StoredFile, Variant } from '../state/model.ts'
import {
  attachToProduct,
  deleteProduct,
  deleteVariant,
  moveMedia,
  removeFromProduct,
  touchProduct,
} from '../state/products.ts'
import { fileKindOf, filenameFromSource } from '../media/source.ts'
import { legacyId } from '../state/ids.ts'
import type { Shop } from '../state/shop.ts'
import type { World } from '../state/world.ts'
import { ControlError } from '../../control/control-error.ts'

/** What a merchant can do in the admin, beside the app. Every change fires the webhooks that the real admin fires. */
export type MerchantAction =
  | { action: 'add-media'; productId: string; source: string; alt?: string; fileName?: string }
  | { action: 'remove-media'; productId: string; mediaId: string }
  | { action: 'delete-file'; mediaId: string }
  | { action: 'move-media'; productId: string; mediaId: string; position: number }
  | { action: 'set-alt'; mediaId: string; alt: string }
  | { action: 'set-variant-image'; variantId: string; mediaId: string | null }
  | { action: 'rename-product'; productId: string; title: string }
  | { action: 'set-status'; productId: string; status: Product['status'] }
  | { action: 'delete-product'; productId: string }
  | { action: 'delete-variant'; variantId: string }
  | { action: 'uninstall' }
  | { action: 'install' }

/** Answers with the id of what was made or changed. Throws ControlError 404 for an unknown record. */
export function actAsMerchant(world: World, shop: Shop, command: MerchantAction): { id: string } {
  switch (command.action) {
    case 'add-media':
      return addMedia(world, shop, command)
    case 'remove-media':
      return changeProduct(world, shop, command.productId, (product) =>
        removeFromProduct(shop, product, fileOf(shop, command.mediaId)),
      )
    case 'move-media':
      return changeProduct(world, shop, command.productId, (product) =>
        moveMedia(product, command.mediaId, command.position),
      )
    case 'rename-product':
      return changeProduct(world, shop, command.productId, (product) => (product.title = command.title))
    case 'set-status':
      return changeProduct(world, shop, command.productId, (product) => (product.status = command.status))
    case 'delete-file':
      deleteFile(world, shop, fileOf(shop, command.mediaId))
      return { id: command.mediaId }
    case 'set-alt':
      return setAlt(world, shop, command.mediaId, command.alt)
    case 'set-variant-image':
      return setVariantImage(world, shop, command.variantId, command.mediaId)
    case 'delete-product':
      deleteProduct(world, shop, productOf(shop, command.productId))
      return { id: command.productId }
    case 'delete-variant': {
      const variant = variantOf(shop, command.variantId)
      deleteVariant(world, shop, productOf(shop, variant.productId), variant)
      return { id: variant.id }
    }
    case 'uninstall':
      return uninstall(world, shop)
    case 'install':
      shop.installed = true
      return { id: shop.id }
  }
}

function addMedia(world: World, shop: Shop, command: Extract<MerchantAction, { action: 'add-media' }>): { id: string } {
  const { source, alt = '', fileName } = command
  const product = productOf(shop, command.productId)
  const file = createFile(world, shop, {
    kind: fileKindOf(null, source) ?? 'MediaImage',
    alt,
    filename: fileName ?? filenameFromSource(source),
    originalSource: source,
    origin: { actor: 'merchant', requestId: null },
  })
  attachToProduct(world, product, file)
  touchProduct(world, shop, product)
  return { id: file.id }
}

function changeProduct(world: World, shop: Shop, id: string, change: (product: Product) => unknown): { id: string } {
  const product = productOf(shop, id)
  change(product)
  touchProduct(world, shop, product)
  return { id }
}

function setAlt(world: World, shop: Shop, id: string, alt: string): { id: string } {
  const file = fileOf(shop, id)
  file.alt = alt
  for (const productId of file.references) touchProduct(world, shop, productOf(shop, productId))
  return { id }
}

function setVariantImage(world: World, shop: Shop, id: string, mediaId: string | null): { id: string } {
  const variant = variantOf(shop, id)
  variant.mediaId = mediaId && fileOf(shop, mediaId).id
  touchProduct(world, shop, productOf(shop, variant.productId))
  return { id }
}

const REDACT_AFTER_MS = 48 * 3_600_000

/** Tokens die at once and the app hears of it; two days later, unless it is back, it is told to forget the shop. */
function uninstall(world: World, shop: Shop): { id: string } {
  shop.installed = false
  shop.tokens.revokeAll()
  world.webhooks.send(shop, 'app/uninstalled', shopPayload(shop))
  world.clock.schedule(REDACT_AFTER_MS, () => {
    const { domain } = shop.identity
    if (!shop.installed) world.webhooks.send(shop, 'shop/redact', { shop_id: legacyId(shop.id), shop_domain: domain })
  })
  return { id: shop.id }
}

export function shopPayload(shop: Shop): Record<string, unknown> {
  const { domain, name } = shop.identity
  return { id: legacyId(shop.id), name, domain, myshopify_domain: domain, email: `owner@${domain}` }
}

function productOf(shop: Shop, id: string): Product {
  return shop.products.get(id) ?? notFound(id)
}

function variantOf(shop: Shop, id: string): Variant {
  return shop.variants.get(id) ?? notFound(id)
}

function fileOf(shop: Shop, id: string): StoredFile {
  return shop.files.get(id) ?? notFound(id)
}

function notFound(id: string): never {
  throw new ControlError(404, `No ${id} in this shop`)
}
