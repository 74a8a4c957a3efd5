import { Kind, isAbstractType, isCompositeType } from 'graphql'
import type { FieldNode, GraphQLCompositeType, SelectionSetNode } from 'graphql'
import { baseCostOf, hasFixedCost } from './cost-table.ts'
import { fieldsFor, hasFragments, responseKey, typeOfField } from './selections.ts'
import type { OperationPlan } from './selections.ts'

/**
 * Requested cost of an operation, by the rules that fit the recorded answers: an object 1, a list of objects as one
 * object, a scalar 0, a mutation 10 with the objects of its payload free, and a connection 2 plus the cost of a node
 * times `pageFactor`. Of the branches of an interface the dearest counts.
 */
export function requestedCost(plan: OperationPlan): number {
  return sum(rootFieldCosts(plan).map(({ cost }) => cost))
}

export interface RootFieldCost {
  root: GraphQLCompositeType
  field: FieldNode
  cost: number
}

export function rootFieldCosts(plan: OperationPlan): RootFieldCost[] {
  const { schema, operation } = plan
  const isMutation = operation.operation === 'mutation'
  const root = isMutation ? schema.getMutationType() : schema.getQueryType()
  if (!root) return []
  const costOf = isMutation ? mutationCost : fieldCost
  return fieldsFor(plan, operation.selectionSet, root).map((field) => ({
    root,
    field,
    cost: costOf(plan, root, field),
  }))
}

/** How often the nodes of a page count: 1 for one or two, 4 for ten, 7 for fifty, 11 for 250. */
export function pageFactor(size: number): number {
  return Math.max(1, Math.floor(2 * Math.log(Math.max(1, size))))
}

export function fieldCost(plan: OperationPlan, parent: GraphQLCompositeType, field: FieldNode): number {
  const type = typeOfField(plan, parent, field)
  if (!isCompositeType(type) || !field.selectionSet) return 0
  if (type.name.endsWith('Connection')) {
    return 2 + pageFactor(pageSize(plan, field)) * nodesCost(plan, type, field.selectionSet)
  }
  return baseCostOf(plan, parent, field, 1) + selectionCost(plan, type, field.selectionSet)
}

function mutationCost(plan: OperationPlan, root: GraphQLCompositeType, field: FieldNode): number {
  const base = baseCostOf(plan, root, field, 10)
  const payload = typeOfField(plan, root, field)
  if (hasFixedCost(root, field, base) || !field.selectionSet || !isCompositeType(payload)) return base
  const children = fieldsFor(plan, field.selectionSet, payload).map((child) => {
    const type = typeOfField(plan, payload, child)
    return child.selectionSet && isCompositeType(type) ? selectionCost(plan, type, child.selectionSet) : 0
  })
  return base + sum(children)
}

function selectionCost(plan: OperationPlan, type: GraphQLCompositeType, set: SelectionSetNode): number {
  const shared = fieldsFor(plan, set, type)
  const sharedCost = sum(shared.map((field) => fieldCost(plan, type, field)))
  if (!isAbstractType(type) || !hasFragments(set)) return sharedCost
  const sharedKeys = new Set(shared.map(responseKey))
  const branches = plan.schema.getPossibleTypes(type).map((possible) => {
    const own = fieldsFor(plan, set, possible).filter((field) => !sharedKeys.has(responseKey(field)))
    return sum(own.map((field) => fieldCost(plan, possible, field)))
  })
  return sharedCost + Math.max(0, ...branches)
}

/** `nodes` and `edges { node }` add up; `edges` and `pageInfo` themselves are free. */
function nodesCost(plan: OperationPlan, connection: GraphQLCompositeType, set: SelectionSetNode): number {
  const costs = fieldsFor(plan, set, connection).map((field) => {
    const type = typeOfField(plan, connection, field)
    if (!field.selectionSet || !isCompositeType(type) || field.name.value === 'pageInfo') return 0
    if (field.name.value === 'edges') return nodesCost(plan, type, field.selectionSet)
    return 1 + selectionCost(plan, type, field.selectionSet)
  })
  return sum(costs)
}

function pageSize(plan: OperationPlan, field: FieldNode): number {
  for (const { name, value } of field.arguments ?? []) {
    if (name.value !== 'first' && name.value !== 'last') continue
    if (value.kind === Kind.INT) return Number(value.value)
    if (value.kind === Kind.VARIABLE) return Number(plan.variables[value.name.value] ?? 1)
  }
  return 1
}

export function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
