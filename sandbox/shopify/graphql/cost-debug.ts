import { isCompositeType } from 'graphql'
import type { FieldNode, GraphQLCompositeType } from 'graphql'
import { rootFieldCosts, fieldCost } from './cost.ts'
import { fieldsFor, responseKey, typeOfField } from './selections.ts'
import type { OperationPlan } from './selections.ts'

/** One entry of `extensions.cost.fields`, sent for `Shopify-GraphQL-Cost-Debug: 1`. */
export interface FieldCostEntry {
  path: string[]
  /** The field alone. */
  definedCost: number
  requestedTotalCost: number
  /** Null for a field without selection. */
  requestedChildrenCost: number | null
}

/** Requested cost of every field, each before its children. */
export function costFields(plan: OperationPlan): FieldCostEntry[] {
  return rootFieldCosts(plan).flatMap(({ root, field, cost }) => entriesOf(plan, root, field, [], cost))
}

function entriesOf(
  plan: OperationPlan,
  parent: GraphQLCompositeType,
  field: FieldNode,
  above: string[],
  total: number,
): FieldCostEntry[] {
  const path = [...above, responseKey(field)]
  const type = typeOfField(plan, parent, field)
  if (!field.selectionSet || !isCompositeType(type)) {
    return [{ path, definedCost: total, requestedTotalCost: total, requestedChildrenCost: null }]
  }
  const children = fieldsFor(plan, field.selectionSet, type)
  const costs = children.map((child) => fieldCost(plan, type, child))
  const below = costs.reduce((sum, cost) => sum + cost, 0)
  const own: FieldCostEntry = {
    path,
    definedCost: Math.max(0, total - below),
    requestedTotalCost: total,
    requestedChildrenCost: below,
  }
  return [own, ...children.flatMap((child, index) => entriesOf(plan, type, child, path, costs[index] ?? 0))]
}
