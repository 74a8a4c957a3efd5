import { GraphQLError } from 'graphql'
import type { RequestContext } from './context.ts'

/** Scopes of the root fields offered; one of the list is enough. */
const REQUIRED: Record<string, string[]> = {
  'QueryRoot.product': ['read_products'],
  'QueryRoot.products': ['read_products'],
  'QueryRoot.productsCount': ['read_products'],
  'QueryRoot.productVariant': ['read_products'],
  'QueryRoot.productVariants': ['read_products'],
  'QueryRoot.files': ['read_files', 'read_themes', 'read_images'],
  'Mutation.fileCreate': ['write_files', 'write_themes', 'write_images'],
  'Mutation.fileUpdate': ['write_files', 'write_themes', 'write_images'],
  'Mutation.fileDelete': ['write_files', 'write_themes', 'write_images'],
  'Mutation.fileAcknowledgeUpdateFailed': ['write_files', 'write_themes', 'write_images'],
  'Mutation.productCreate': ['write_products'],
  'Mutation.productUpdate': ['write_products'],
  'Mutation.productDelete': ['write_products'],
  'Mutation.productSet': ['write_products'],
  'Mutation.productCreateMedia': ['write_products'],
  'Mutation.productUpdateMedia': ['write_products'],
  'Mutation.productDeleteMedia': ['write_products'],
  'Mutation.productReorderMedia': ['write_products'],
  'Mutation.productOptionsCreate': ['write_products'],
  'Mutation.productVariantsBulkCreate': ['write_products'],
  'Mutation.productVariantsBulkUpdate': ['write_products'],
  'Mutation.productVariantAppendMedia': ['write_products'],
  'Mutation.productVariantDetachMedia': ['write_products'],
}

/** `write_x` implies `read_x`. */
export function effectiveScopes(granted: string[]): Set<string> {
  return new Set(granted.flatMap((scope) => [scope, scope.replace(/^write_/, 'read_')]))
}

/** Throws Shopify's ACCESS_DENIED for a root field whose scope was not granted. */
export function requireScope(typeName: string, fieldName: string, context: RequestContext): void {
  const accepted = REQUIRED[`${typeName}.${fieldName}`]
  if (!accepted || accepted.some((scope) => context.scopes.has(scope))) return
  const names = accepted.map((scope) => `\`${scope}\` access scope`).join(' or ')
  throw new GraphQLError(`Access denied for ${fieldName} field. Required access: ${names}.`, {
    extensions: {
      code: 'ACCESS_DENIED',
      documentation: 'https://shopify.dev/api/usage/access-scopes',
      requiredAccess: `${names}.`,
    },
  })
}
