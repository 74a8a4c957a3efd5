import { randomUUID } from 'node:crypto'
import type { MediaFailure } from '../media/media-failure.ts'
import { startProcessing } from '../media/processing.ts'
import { gid, legacyId } from './ids.ts'
import type { FileKind, Origin, StoredFile } from './model.ts'
import { productsOfFile, removeFromProduct, touchProduct } from './products.ts'
import type { Shop } from './shop.ts'
import type { World } from './world.ts'

export interface NewFile {
  kind: FileKind
  alt: string
  filename: string
  originalSource: string
  origin: Origin
  /** What its processing ends with, whatever its bytes are. */
  mustFail?: MediaFailure
}

/** A file in state UPLOADED whose processing has begun. A taken name gets a UUID, as Shopify's APPEND_UUID does. */
export function createFile(world: World, shop: Shop, input: NewFile): StoredFile {
  const file = recordFile(world, shop, input)
  startProcessing(world, shop, file, input.mustFail)
  return file
}

/** The record alone, with its line in the ledger. */
export function recordFile(world: World, shop: Shop, input: NewFile): StoredFile {
  const now = world.clock.now()
  const number = world.ids.next()
  const file: StoredFile = {
    __typename: input.kind,
    id: gid(input.kind, number),
    imageId: gid('ProductImage', number + 7),
    alt: input.alt,
    filename: freeFilename(shop, input.filename),
    originalSource: input.originalSource,
    status: 'UPLOADED',
    errors: [],
    content: null,
    replacing: false,
    version: Math.floor(now / 1_000),
    references: new Set(),
    createdAt: now,
    updatedAt: now,
    origin: input.origin,
  }
  shop.files.set(file.id, file)
  shop.filesByName.set(file.filename, file)
  shop.ledger.set(file.id, {
    id: file.id,
    kind: file.__typename,
    filename: file.filename,
    sha256: null,
    createdAt: new Date(now).toISOString(),
    createdBy: input.origin.actor,
    requestId: input.origin.requestId,
    deletedAt: null,
  })
  return file
}

/** Takes the file off every product and variant and forgets it; the ledger keeps its line. */
export function deleteFile(world: World, shop: Shop, file: StoredFile): void {
  for (const product of productsOfFile(shop, file)) {
    removeFromProduct(shop, product, file)
    touchProduct(world, shop, product)
  }
  shop.files.delete(file.id)
  shop.filesByName.delete(file.filename)
  const entry = shop.ledger.get(file.id)
  if (entry) entry.deletedAt = new Date(world.clock.now()).toISOString()
}

export function renameFile(shop: Shop, file: StoredFile, filename: string): void {
  shop.filesByName.delete(file.filename)
  file.filename = freeFilename(shop, filename)
  shop.filesByName.set(file.filename, file)
}

const KINDS: FileKind[] = ['MediaImage', 'Video', 'ExternalVideo', 'GenericFile']

/** Finds a file whatever its type in the id says: the platform reads the number alone in some mutations. */
export function findFileByNumber(shop: Shop, id: string): StoredFile | null {
  const number = legacyId(id)
  for (const kind of KINDS) {
    const file = shop.files.get(gid(kind, number))
    if (file) return file
  }
  return null
}

function freeFilename(shop: Shop, wanted: string): string {
  if (!shop.filesByName.has(wanted)) return wanted
  const dot = wanted.lastIndexOf('.')
  const [stem, extension] = dot > 0 ? [wanted.slice(0, dot), wanted.slice(dot)] : [wanted, '']
  return `${stem}_${randomUUID()}${extension}`
}
