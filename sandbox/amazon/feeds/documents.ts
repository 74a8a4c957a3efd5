import { randomBytes, randomUUID } from 'node:crypto'
import { documentHost } from '../http/hosts.ts'
import type { Region } from '../marketplaces.ts'
import type { Seller } from '../state/seller.ts'
import type { World } from '../state/world.ts'
import type { FeedDocument } from './model.ts'

/** Presigned addresses live five minutes. Source: feeds model, `CreateFeedDocumentResponse`. */
const PRESIGNED_MS = 300_000

/** A new, empty document of a seller’s. */
export function createDocument({ documents, region }: Seller, contentType: string): FeedDocument {
  const document: FeedDocument = {
    feedDocumentId: `amzn1.tortuga.4.${region}.${randomUUID()}`,
    ...{ contentType, signatures: new Map(), bytes: null, compression: null },
  }
  documents.set(document.feedDocumentId, document)
  return document
}

/** An address under which a document can be put or fetched for five minutes by whoever knows it. */
export function presign(world: World, region: Region, document: FeedDocument, method: 'PUT' | 'GET'): string {
  const signature = randomBytes(32).toString('hex')
  document.signatures.set(signature, { method, until: world.clock.now() + PRESIGNED_MS })
  const url = new URL(`https://${documentHost(region)}/${document.feedDocumentId}`)
  url.searchParams.set('X-Amz-Algorithm', 'AWS4-HMAC-SHA256')
  url.searchParams.set('X-Amz-Date', world.iso().replace(/[-:]|\.\d+/g, ''))
  url.searchParams.set('X-Amz-Expires', String(PRESIGNED_MS / 1_000))
  url.searchParams.set('X-Amz-SignedHeaders', method === 'PUT' ? 'content-type;host' : 'host')
  url.searchParams.set('X-Amz-Signature', signature)
  return url.href
}
