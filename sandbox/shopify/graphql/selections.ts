import { Kind, getNamedType, isAbstractType, isObjectType } from 'graphql'
import type {
  FieldNode,
  FragmentDefinitionNode,
  GraphQLCompositeType,
  GraphQLNamedType,
  GraphQLSchema,
  OperationDefinitionNode,
  SelectionSetNode,
} from 'graphql'

/** One operation, ready to be costed: its document parsed and valid, its variables coerced. */
export interface OperationPlan {
  schema: GraphQLSchema
  operation: OperationDefinitionNode
  fragments: Readonly<Record<string, FragmentDefinitionNode>>
  variables: Readonly<Record<string, unknown>>
}

/** Fields of a selection that certainly apply to `type`, fragments spread. */
export function fieldsFor(plan: OperationPlan, set: SelectionSetNode, type: GraphQLCompositeType): FieldNode[] {
  return set.selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection]
    const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : plan.fragments[selection.name.value]
    const condition = fragment?.typeCondition?.name.value
    if (!fragment || (condition && !isA(plan.schema, type, condition))) return []
    return fieldsFor(plan, fragment.selectionSet, type)
  })
}

export function hasFragments(set: SelectionSetNode): boolean {
  return set.selections.some((selection) => selection.kind !== Kind.FIELD)
}

/** The unwrapped type of a field, introspection fields included. */
export function typeOfField(
  plan: OperationPlan,
  parent: GraphQLCompositeType,
  field: FieldNode,
): GraphQLNamedType | undefined {
  const name = field.name.value
  if (name === '__schema' || name === '__type') return plan.schema.getType(name === '__schema' ? '__Schema' : '__Type')
  return 'getFields' in parent ? getNamedType(parent.getFields()[name]?.type) : undefined
}

export function responseKey(field: FieldNode): string {
  return field.alias?.value ?? field.name.value
}

function isA(schema: GraphQLSchema, type: GraphQLCompositeType, condition: string): boolean {
  if (type.name === condition) return true
  const wanted = schema.getType(condition)
  return isObjectType(type) && isAbstractType(wanted) && schema.isSubType(wanted, type)
}
