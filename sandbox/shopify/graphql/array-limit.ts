import { GraphQLError, Kind, valueFromASTUntyped } from 'graphql'
import { LIMITS } from '../media/limits.ts'
import { fieldsFor, responseKey } from './selections.ts'
import type { OperationPlan } from './selections.ts'

/** Bulk variant mutations take as many variants as a product may have. */
const EXEMPT = new Set(['productVariantsBulkUpdate.variants', 'productVariantsBulkCreate.variants'])

/** Throws MAX_INPUT_SIZE_EXCEEDED for the first list argument of a root field with more than 250 elements. */
export function checkArrayLimits(plan: OperationPlan): void {
  const root = plan.operation.operation === 'mutation' ? plan.schema.getMutationType() : plan.schema.getQueryType()
  if (!root) return
  for (const field of fieldsFor(plan, plan.operation.selectionSet, root)) {
    for (const { name, value } of field.arguments ?? []) {
      const given: unknown =
        value.kind === Kind.VARIABLE
          ? plan.variables[value.name.value]
          : valueFromASTUntyped(value, { ...plan.variables })
      if (EXEMPT.has(`${field.name.value}.${name.value}`)) continue
      const size = longestList(given)
      if (size <= LIMITS.inputArray) continue
      throw new GraphQLError(
        `The input array size of ${size} is greater than the maximum allowed of ${LIMITS.inputArray}.`,
        { nodes: field, path: [responseKey(field), name.value], extensions: { code: 'MAX_INPUT_SIZE_EXCEEDED' } },
      )
    }
  }
}

function longestList(value: unknown): number {
  if (Array.isArray(value)) return Math.max(value.length, ...value.map(longestList))
  if (typeof value === 'object' && value !== null) return Math.max(0, ...Object.values(value).map(longestList))
  return 0
}
