import type { GraphQLResolveInfo } from 'graphql'
import type { RequestContext } from './context.ts'

/**
 * One field's resolver. Source and arguments are `never` here so that resolvers of all types fit into one table; each
 * declares what it gets, and the executor only calls it on a source of its own type.
 */
export type FieldResolver = (source: never, args: never, context: RequestContext, info: GraphQLResolveInfo) => unknown

/** Resolvers of one type by field name. Fields without one are read from the source by name. */
export type TypeResolvers = Record<string, FieldResolver>
