import { schemaAt } from '../definitions/definitions.ts'
import { json, type AmazonRequest, type Reply } from '../http/exchange.ts'
import type { World } from '../state/world.ts'
import type { FeedDocument } from './model.ts'

/** Object storage: documents by presigned addresses, schemas of product types by their links. Errors are storage’s XML. */
export function serveDocument(world: World, request: AmazonRequest): Reply {
  const schema = schemaAt(world.productTypes, request.path)
  if (schema) return json(200, schema)
  const document = documentAt(world, decodeURIComponent(request.path.slice(1)))
  if (!document) return refusal(404, 'NoSuchKey', 'The specified key does not exist.')
  const refused = refusalOf(world, request, document)
  if (refused) return refused
  if (request.method === 'PUT') {
    document.bytes = request.body
    return { status: 200, headers: {}, body: '' }
  }
  if (!document.bytes) return refusal(404, 'NoSuchKey', 'The specified key does not exist.')
  return { status: 200, headers: { 'content-type': document.contentType }, body: document.bytes }
}

function refusalOf(world: World, { method, query, headers }: AmazonRequest, document: FeedDocument): Reply | null {
  if (headers['authorization'] !== undefined) return refusal(400, 'InvalidArgument', 'Only one auth mechanism allowed')
  const signature = document.signatures.get(query.get('X-Amz-Signature') ?? '')
  const isSameType = method !== 'PUT' || headers['content-type'] === document.contentType
  if (!signature || signature.method !== method || !isSameType) {
    const message = 'The request signature we calculated does not match the signature you provided.'
    return refusal(403, 'SignatureDoesNotMatch', message)
  }
  return world.clock.now() > signature.until ? refusal(403, 'AccessDenied', 'Request has expired') : null
}

function documentAt({ sellers }: World, feedDocumentId: string): FeedDocument | undefined {
  return [...sellers.values()].map(({ documents }) => documents.get(feedDocumentId)).find(Boolean)
}

function refusal(status: number, code: string, message: string): Reply {
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message></Error>`
  return { status, headers: { 'content-type': 'application/xml' }, body }
}
