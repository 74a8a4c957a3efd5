import { readFile } from 'node:fs/promises'
import sharp from 'sharp'
import { ControlError } from '../../control/control-error.ts'
import { clearImageIssues, enforce } from '../images/enforce.ts'
import { ImageIssue } from '../images/image-issue.ts'
import { putPicture } from '../images/publish.ts'
import { accept } from '../listings/accept.ts'
import { ISSUES, TEXT_ON_MAIN } from '../listings/issues.ts'
import { MAIN_ATTRIBUTE } from '../listings/slots.ts'
import type { AttributeEntry, CatalogItem, EnforcementAction, Listing } from '../state/model.ts'
import type { Seller } from '../state/seller.ts'
import type { World } from '../state/world.ts'

/** What happens on Amazon beside the app: Amazon’s review, other sellers, the seller in seller central. */
export type OutsideAction =
  /** Without a code the main picture is said to have text on it (18027). */
  | { action: 'suppress'; sku: string; marketplaceId: string; how?: EnforcementAction; code?: string; message?: string }
  | { action: 'lift'; sku: string; marketplaceId: string }
  /** Another seller’s contribution wins a place of the catalogue, with a picture on the sandbox’s disk or a grey one. */
  | { action: 'other-seller-wins'; asin: string; marketplaceId: string; variant: string; file?: string }
  | { action: 'other-seller-loses'; asin: string; marketplaceId: string; variant: string }
  | { action: 'set-attribute'; sku: string; attribute: string; value: AttributeEntry[] }
  | { action: 'delete-listing'; sku: string }

/** Throws ControlError 404 for an unknown record. */
export async function actOutside(world: World, seller: Seller, command: OutsideAction): Promise<void> {
  switch (command.action) {
    case 'suppress':
      return suppress(listingAt(seller, command.sku), command)
    case 'lift':
      return clearImageIssues(listingAt(seller, command.sku), command.marketplaceId, MAIN_ATTRIBUTE)
    case 'other-seller-wins':
      return showRival(world, itemAt(world, command.asin), command)
    case 'other-seller-loses':
      itemAt(world, command.asin).won.delete(`${command.marketplaceId} ${command.variant}`)
      return
    case 'set-attribute':
      return setAttribute(world, seller, command)
    case 'delete-listing':
      seller.listings.delete(listingAt(seller, command.sku).sku)
  }
}

function suppress(listing: Listing, command: Extract<OutsideAction, { action: 'suppress' }>): void {
  const { code, message = TEXT_ON_MAIN, marketplaceId, how = 'SEARCH_SUPPRESSED' } = command
  const issue = code ? new ImageIssue(code, message).toIssue(MAIN_ATTRIBUTE) : ISSUES.forbiddenMain(message)
  enforce(listing, marketplaceId, issue, how)
}

async function showRival(
  world: World,
  item: CatalogItem,
  { marketplaceId, variant, file }: Extract<OutsideAction, { action: 'other-seller-wins' }>,
): Promise<void> {
  const bytes = file ? await readFile(file) : await greyPicture()
  const { width = 0, height = 0 } = await sharp(bytes).metadata()
  const sha256 = await world.contents.put(bytes)
  putPicture(world, item, marketplaceId, variant, { sha256, widthPx: width, heightPx: height })
  item.won.add(`${marketplaceId} ${variant}`)
}

function greyPicture(): Promise<Buffer> {
  return sharp({ create: { width: 1_200, height: 1_200, channels: 3, background: '#8a8f94' } })
    .jpeg()
    .toBuffer()
}

function setAttribute(
  world: World,
  seller: Seller,
  { sku, attribute, value }: Extract<OutsideAction, { action: 'set-attribute' }>,
): void {
  const { attributes, summaries } = listingAt(seller, sku)
  const marketplaceIds = summaries.map(({ marketplaceId }) => marketplaceId)
  const submission = { sku, kind: 'patch' as const, productType: '', marketplaceIds, patches: [], attributes: {} }
  accept(world, seller, submission, { ...attributes, [attribute]: value }, 'seller central')
}

const listingAt = ({ listings }: Seller, sku: string): Listing => listings.get(sku) ?? notFound('SKU', sku)

const itemAt = ({ catalogue }: World, asin: string): CatalogItem => catalogue.get(asin) ?? notFound('ASIN', asin)

function notFound(kind: string, id: string): never {
  throw new ControlError(404, `There is no ${kind} ${id}`)
}
