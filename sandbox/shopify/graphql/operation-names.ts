import { Kind, parse } from 'graphql'
import type { GraphqlRequest } from './execute.ts'

/** The operation's name and its root fields, for log and faults; never fails, whatever the document is. */
export function operationNames({ query, operationName }: GraphqlRequest): string[] {
  try {
    const operations = parse(query).definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION)
    const operation = operations.find((node) => !operationName || node.name?.value === operationName) ?? operations[0]
    const roots =
      operation?.selectionSet.selections.flatMap((node) => (node.kind === Kind.FIELD ? [node.name.value] : [])) ?? []
    return [...(operation?.name ? [operation.name.value] : []), ...roots]
  } catch {
    return ['unparsable']
  }
}
