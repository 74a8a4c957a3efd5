import { GraphQLError, Kind, execute, getOperationAST, parse, validate } from 'graphql'
import type { DocumentNode, FragmentDefinitionNode } from 'graphql'
import { actualCost } from './actual-cost.ts'
import { checkArrayLimits } from './array-limit.ts'
import type { ThrottleStatus } from './bucket.ts'
import { coerceVariables } from './coerce-variables.ts'
import type { RequestContext } from './context.ts'
import { requestedCost } from './cost.ts'
import { costFields } from './cost-debug.ts'
import type { FieldCostEntry } from './cost-debug.ts'
import { syntaxError, validationErrors } from './document-errors.ts'
import type { TopLevelError } from './document-errors.ts'
import { resolveField, resolveType } from './field-resolver.ts'
import { adminSchema } from './schema.ts'
import type { OperationPlan } from './selections.ts'

export interface GraphqlRequest {
  query: string
  operationName?: string | null
  variables?: Record<string, unknown> | null
  /** The request had `Shopify-GraphQL-Cost-Debug: 1`. */
  costDebug?: boolean
}

export interface CostReport {
  requestedQueryCost: number
  actualQueryCost: number | null
  throttleStatus: ThrottleStatus
  /** Per field, only when asked for. */
  fields?: FieldCostEntry[]
}

export interface GraphqlAnswer {
  errors?: TopLevelError[]
  data?: Record<string, unknown> | null
  extensions?: { cost: CostReport }
}

const MAX_QUERY_COST = 1_000

/** Parses, validates, prices and runs one document, in the order and with the answers of the platform. */
export async function executeRequest(context: RequestContext, request: GraphqlRequest): Promise<GraphqlAnswer> {
  const planned = planOperation(request)
  if ('errors' in planned) return planned
  const answer = await runPriced(context, planned.plan, planned.document)
  if (request.costDebug && answer.extensions) answer.extensions.cost.fields = costFields(planned.plan)
  return answer
}

interface Planned {
  plan: OperationPlan
  document: DocumentNode
}

/** Everything that is checked before a point is spent. */
export function planOperation({
  query,
  operationName,
  variables,
}: GraphqlRequest): Planned | { errors: TopLevelError[] } {
  const schema = adminSchema()
  try {
    const document = parse(query)
    const invalid = validate(schema, document)
    if (invalid.length) return { errors: validationErrors(schema, document, invalid) }
    const operation = getOperationAST(document, operationName ?? null)
    if (!operation) return { errors: [{ message: `No operation named "${operationName ?? ''}"` }] }
    const coerced = coerceVariables(schema, operation, variables ?? {})
    return { document, plan: { schema, operation, fragments: fragmentsOf(document), variables: coerced } }
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error
    return { errors: [error.message.startsWith('Syntax Error') ? syntaxError(error) : toTopLevel(error)] }
  }
}

async function runPriced(context: RequestContext, plan: OperationPlan, document: DocumentNode): Promise<GraphqlAnswer> {
  const { bucket } = context.shop
  const requestedQueryCost = requestedCost(plan)
  const priced = (actualQueryCost: number | null): { cost: CostReport } => ({
    cost: { requestedQueryCost, actualQueryCost, throttleStatus: bucket.status() },
  })
  if (requestedQueryCost > MAX_QUERY_COST)
    return { errors: [tooExpensive(requestedQueryCost)], extensions: priced(null) }
  if (!bucket.reserve(requestedQueryCost)) return { errors: [throttled()], extensions: priced(null) }
  try {
    checkArrayLimits(plan)
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error
    return { errors: [toTopLevel(error)], extensions: priced(null) }
  }
  const { errors, data } = await run(context, plan, document)
  const spent = Math.min(requestedQueryCost, data ? actualCost(plan, data) : requestedQueryCost)
  bucket.refund(requestedQueryCost - spent)
  return { ...(errors ? { errors } : {}), data: data ?? null, extensions: priced(spent) }
}

/** Runs without pricing: for the API itself and for the lines of a bulk operation. */
export async function run(
  context: RequestContext,
  plan: OperationPlan,
  document: DocumentNode,
): Promise<{ errors?: TopLevelError[]; data?: Record<string, unknown> | null }> {
  const result = await execute({
    schema: plan.schema,
    document,
    contextValue: context,
    variableValues: plan.variables,
    operationName: plan.operation.name?.value,
    fieldResolver: resolveField,
    typeResolver: resolveType,
  })
  return { ...(result.errors ? { errors: result.errors.map(toTopLevel) } : {}), data: result.data ?? null }
}

/** THROTTLED comes as HTTP 200 and without `data`. */
export function throttled(): TopLevelError {
  return {
    message: 'Throttled',
    extensions: { code: 'THROTTLED', documentation: 'https://shopify.dev/api/usage/rate-limits' },
  }
}

function tooExpensive(cost: number): TopLevelError {
  return {
    message:
      `Query cost is ${cost}, which exceeds the single query max cost limit (${MAX_QUERY_COST}).\n\n` +
      'See https://shopify.dev/concepts/about-apis/rate-limits for more information on how the\ncost of a query is calculated.\n\n' +
      'To query larger amounts of data with fewer limits, bulk operations should be used instead.',
    extensions: {
      code: 'MAX_COST_EXCEEDED',
      cost,
      maxCost: MAX_QUERY_COST,
      documentation: 'https://shopify.dev/api/usage/rate-limits',
    },
  }
}

function toTopLevel(error: GraphQLError): TopLevelError {
  const { message, locations, path, extensions } = error.toJSON() as TopLevelError
  return {
    message,
    ...(locations ? { locations } : {}),
    ...(path ? { path } : {}),
    ...(extensions && Object.keys(extensions).length ? { extensions } : {}),
  }
}

function fragmentsOf(document: DocumentNode): Record<string, FragmentDefinitionNode> {
  return Object.fromEntries(
    document.definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [])),
  )
}
