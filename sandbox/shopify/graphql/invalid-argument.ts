import { GraphQLError, Kind } from 'graphql'
import type { GraphQLResolveInfo, ASTNode } from 'graphql'

/** Top-level INVALID_FIELD_ARGUMENTS: a value of an input that the schema's type allows and its rules do not. */
export function invalidFieldArguments(info: GraphQLResolveInfo, message: string): GraphQLError {
  const field = info.fieldNodes[0]
  const used = new Set(
    field?.arguments?.flatMap(({ value }) => (value.kind === Kind.VARIABLE ? [value.name.value] : [])) ?? [],
  )
  const definitions = info.operation.variableDefinitions?.filter(({ variable }) => used.has(variable.name.value)) ?? []
  const nodes: ASTNode[] = [...(field ? [field] : []), ...definitions]
  return new GraphQLError(message, {
    nodes,
    path: [info.path.key],
    extensions: { code: 'INVALID_FIELD_ARGUMENTS' },
  })
}

/** Refuses clearly what the sandbox does not imitate. */
export function notOffered(what: string): GraphQLError {
  return new GraphQLError(`not offered by the sandbox: ${what}`, { extensions: { code: 'NOT_OFFERED_BY_SANDBOX' } })
}
