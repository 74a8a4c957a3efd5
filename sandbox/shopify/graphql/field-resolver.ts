import { GraphQLError, isNonNullType } from 'graphql'
import type { GraphQLFieldResolver, GraphQLTypeResolver } from 'graphql'
import type { RequestContext } from './context.ts'
import { RESOLVERS } from './resolvers/index.ts'
import { requireScope } from './scopes.ts'

/**
 * Table first, then a property of the source, then null where the schema allows it. What the sandbox cannot answer
 * truthfully becomes an error that names the field, never a silent null at the root or an invented value.
 */
export const resolveField: GraphQLFieldResolver<unknown, RequestContext> = (source, args, context, info) => {
  const { parentType, fieldName } = info
  requireScope(parentType.name, fieldName, context)
  const resolver = RESOLVERS[parentType.name]?.[fieldName]
  if (resolver) return resolver(source as never, args as never, context, info)
  if (isRecord(source) && fieldName in source) return source[fieldName]
  const isRoot = parentType === info.schema.getQueryType() || parentType === info.schema.getMutationType()
  if (!isRoot && !isNonNullType(info.returnType)) return null
  throw new GraphQLError(`not offered by the sandbox: ${parentType.name}.${fieldName}`, {
    extensions: { code: 'NOT_OFFERED_BY_SANDBOX' },
  })
}

/** Records carry their type's name. */
export const resolveType: GraphQLTypeResolver<unknown, RequestContext> = (value) =>
  isRecord(value) && typeof value['__typename'] === 'string' ? value['__typename'] : undefined

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
