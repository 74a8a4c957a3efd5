import { isAbstractType, isCompositeType } from 'graphql'
import type { FieldNode, GraphQLAbstractType, GraphQLCompositeType, SelectionSetNode } from 'graphql'
import { fieldCost, pageFactor, sum } from './cost.ts'
import { baseCostOf, hasFixedCost } from './cost-table.ts'
import { fieldsFor, responseKey, typeOfField } from './selections.ts'
import type { OperationPlan } from './selections.ts'

type Data = Readonly<Record<string, unknown>>

/** The same rules as the requested cost, counted on what the answer really holds. An empty page costs what was asked. */
export function actualCost(plan: OperationPlan, data: Data): number {
  const { schema, operation } = plan
  const isMutation = operation.operation === 'mutation'
  const root = isMutation ? schema.getMutationType() : schema.getQueryType()
  if (!root) return 0
  return sum(
    fieldsFor(plan, operation.selectionSet, root).map((field) => {
      const value = data[responseKey(field)]
      return isMutation ? mutationCost(plan, root, field, value) : valueCost(plan, root, field, value)
    }),
  )
}

function mutationCost(plan: OperationPlan, root: GraphQLCompositeType, field: FieldNode, value: unknown): number {
  const base = baseCostOf(plan, root, field, 10)
  const payload = typeOfField(plan, root, field)
  if (hasFixedCost(root, field, base) || !isCompositeType(payload) || !field.selectionSet || !isData(value)) return base
  const children = fieldsFor(plan, field.selectionSet, payload).map((child) => {
    const type = typeOfField(plan, payload, child)
    return child.selectionSet && isCompositeType(type)
      ? contentCost(plan, type, child.selectionSet, value[responseKey(child)])
      : 0
  })
  return base + sum(children)
}

function valueCost(plan: OperationPlan, parent: GraphQLCompositeType, field: FieldNode, value: unknown): number {
  const type = typeOfField(plan, parent, field)
  if (!isCompositeType(type) || !field.selectionSet || value === undefined) return 0
  if (type.name.endsWith('Connection')) return connectionCost(plan, parent, field, value)
  return baseCostOf(plan, parent, field, 1) + contentCost(plan, type, field.selectionSet, value)
}

function connectionCost(plan: OperationPlan, parent: GraphQLCompositeType, field: FieldNode, value: unknown): number {
  const type = typeOfField(plan, parent, field)
  const size = isData(value) ? listOf(value['nodes'] ?? value['edges']).length : 0
  if (!size || !isData(value) || !field.selectionSet || !isCompositeType(type)) return fieldCost(plan, parent, field)
  const costs = fieldsFor(plan, field.selectionSet, type).map((child) => {
    if (child.name.value === 'pageInfo') return 0
    const isEdges = child.name.value === 'edges'
    return valueCost(plan, type, child, value[responseKey(child)]) - (isEdges ? 1 : 0)
  })
  return 2 + pageFactor(size) * Math.max(0, sum(costs))
}

/** Of a list the dearest element counts, once. */
function contentCost(plan: OperationPlan, type: GraphQLCompositeType, set: SelectionSetNode, value: unknown): number {
  if (Array.isArray(value)) return Math.max(0, ...value.map((item) => contentCost(plan, type, set, item)))
  if (!isData(value)) return 0
  const actual = isAbstractType(type)
    ? (shapesOf(plan, set, type).find((shape) => fits(shape, value))?.type ?? type)
    : type
  return sum(fieldsFor(plan, set, actual).map((field) => valueCost(plan, actual, field, value[responseKey(field)])))
}

/** What an answer to a selection on an interface looks like when its value is of one type. */
interface Shape {
  type: GraphQLCompositeType
  keys: string[]
}

const shapes = new WeakMap<SelectionSetNode, Shape[]>()

/** One type for each set of response keys, the largest set first: the answer itself need not name its type. */
function shapesOf(plan: OperationPlan, set: SelectionSetNode, type: GraphQLAbstractType): Shape[] {
  const known = shapes.get(set)
  if (known) return known
  const byKeys = new Map<string, Shape>()
  for (const possible of plan.schema.getPossibleTypes(type)) {
    const keys = fieldsFor(plan, set, possible).map(responseKey)
    byKeys.set(keys.join(), { type: possible, keys })
  }
  const found = [...byKeys.values()].toSorted((a, b) => b.keys.length - a.keys.length)
  shapes.set(set, found)
  return found
}

function fits({ keys }: Shape, value: Data): boolean {
  return keys.every((key) => key in value)
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

function isData(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
