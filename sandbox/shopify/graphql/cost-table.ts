import { Kind, valueFromASTUntyped } from 'graphql'
import type { FieldNode, GraphQLCompositeType } from 'graphql'
import type { OperationPlan } from './selections.ts'

type BaseCost = number | ((args: Record<string, unknown>) => number)

/** Fields that do not cost what their kind costs, as recorded (file and media creation, counts) or as the schema says. */
const BASE_COSTS: Record<string, BaseCost> = {
  'QueryRoot.productsCount': 10,
  'QueryRoot.productVariantsCount': 10,
  'ProductVariant.unitPriceMeasurement': 0,
  'InventoryItemMeasurement.weight': 0,
  'Mutation.fileCreate': 20,
  'Mutation.productCreateMedia': 20,
  'Mutation.productCreate': (args) => (hasItems(args['media']) ? PRODUCT_WITH_MEDIA : 10),
  'Mutation.productUpdate': (args) => (hasItems(args['media']) ? PRODUCT_WITH_MEDIA : 10),
  'Mutation.productSet': (args) => 10 + productSetInputCost(args['input']),
}

/** Recorded as 30 in all, whatever the payload's selection. */
const PRODUCT_WITH_MEDIA = 30
const FIXED = new Set(['Mutation.productCreate', 'Mutation.productUpdate'])

/** The field's own cost, without its children. */
export function baseCostOf(plan: OperationPlan, parent: GraphQLCompositeType, field: FieldNode, usual: number): number {
  const cost = BASE_COSTS[`${parent.name}.${field.name.value}`]
  if (cost === undefined) return usual
  return typeof cost === 'number' ? cost : Math.ceil(cost(argumentsOf(plan, field)))
}

export function hasFixedCost(parent: GraphQLCompositeType, field: FieldNode, base: number): boolean {
  return base === PRODUCT_WITH_MEDIA && FIXED.has(`${parent.name}.${field.name.value}`)
}

/** "+1.9 per file, +0.2 per variant, +0.6 per file of a variant", as the schema documents productSet. */
function productSetInputCost(input: unknown): number {
  const { files, variants } = isRecord(input) ? input : {}
  const variantFiles = listOf(variants).filter((variant) => isRecord(variant) && variant['file'])
  return 1.9 * listOf(files).length + 0.2 * listOf(variants).length + 0.6 * variantFiles.length
}

function argumentsOf(plan: OperationPlan, field: FieldNode): Record<string, unknown> {
  return Object.fromEntries(
    (field.arguments ?? []).map(({ name, value }) => [
      name.value,
      value.kind === Kind.VARIABLE
        ? plan.variables[value.name.value]
        : valueFromASTUntyped(value, { ...plan.variables }),
    ]),
  )
}

function hasItems(value: unknown): boolean {
  return listOf(value).length > 0
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
