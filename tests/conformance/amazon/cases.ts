import { MODELS, readModel } from '../../../sandbox/amazon/model/load-models.ts'

/** A static case of Amazon's own sandbox: a request, told by some of its parameters, and the answer to it. */
export interface SandboxCase {
  /** Such as `listingsItems patchListingsItem 200 (2)`. */
  id: string
  model: string
  operationId: string
  method: string
  template: string
  status: number
  /** Those that tell the case from others; lists stay lists. */
  parameters: Record<string, unknown>
  /** Undefined where the answer has no body. */
  response: Record<string, unknown> | undefined
}

interface RawCase {
  request: { parameters: Record<string, { value?: unknown }> }
  response?: Record<string, unknown>
}

/** Every model that has such cases, also those whose operations the stand-in does not offer. */
const FILES: Record<string, string> = {
  ...MODELS,
  notifications: 'notifications.json',
  tokens: 'tokens_2021-03-01.json',
}

export function listCases(): SandboxCase[] {
  return Object.entries(FILES).flatMap(([model, fileName]) =>
    Object.entries(readModel(fileName).paths).flatMap(([template, methods]) =>
      Object.entries(methods).flatMap(([method, { operationId, responses }]) =>
        Object.entries(responses ?? {}).flatMap(([status, answer]) =>
          ((answer['x-amzn-api-sandbox']?.static ?? []) as RawCase[]).map(({ request, response }, at) => ({
            id: `${model} ${operationId} ${status} (${at + 1})`,
            ...{ model, operationId, template, response },
            method: method.toUpperCase(),
            status: Number(status),
            parameters: valuesOf(request.parameters),
          })),
        ),
      ),
    ),
  )
}

/** Some cases name a body without saying what is in it. */
function valuesOf(parameters: RawCase['request']['parameters']): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(parameters).flatMap(([name, { value }]) => (value === undefined ? [] : [[name, value]])),
  )
}
