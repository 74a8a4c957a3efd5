import { json, type Reply } from '../http/exchange.ts'
import type { ModelName } from '../model/load-models.ts'
import type { Operation } from '../model/operations.ts'

/** What the Selling Partner API answers when it refuses: `{"errors":[{code, message, details}]}`. */
export class ApiError extends Error {
  readonly status: number
  readonly code: string
  readonly details: string | undefined
  /** What was really wrong, for the log: Amazon says less. */
  readonly reason: string

  constructor(status: number, code: string, message: string, details: string | undefined, reason = message) {
    super(message)
    this.status = status
    this.code = code
    this.details = details
    this.reason = reason
  }

  /** 403 for an old token, a missing role, another region, seller or marketplace, an unknown path: one body for all. */
  static unauthorized(reason: string, details = ''): ApiError {
    return new ApiError(403, 'Unauthorized', 'Access to requested resource is denied.', details, reason)
  }

  static throttled(reason: string, limit = ''): ApiError {
    const message = `You exceeded your quota for the requested resource.${limit}`
    return new ApiError(429, 'QuotaExceeded', message, '', reason)
  }

  /** 400 in the words that the model publishes for the operation's API. */
  static invalid({ id, model }: Pick<Operation, 'id' | 'model'>, reason: string): ApiError {
    const { code, message, details } = { ...WORDS[model], ...OPERATION_WORDS[id] }
    return new ApiError(400, code, message, details, reason)
  }

  static notFound(message: string): ApiError {
    return new ApiError(404, 'NOT_FOUND', message, '')
  }

  toReply(): Reply {
    const { status, code, message, details } = this
    return json(status, { errors: [{ code, message, ...(details !== undefined && { details }) }] })
  }
}

interface Words {
  code: string
  message: string
  details?: string
}

const invalidInput = { message: 'Invalid input', details: 'Invalid input' }

/** As the 400 answers of the models' sandbox cases have it. */
const WORDS: Record<ModelName, Words> = {
  listingsItems: { code: 'BAD_REQUEST', ...invalidInput },
  definitionsProductTypes: { code: 'BAD_REQUEST', ...invalidInput },
  feeds: { code: '400', ...invalidInput },
  catalogItems: { code: '400', message: 'Request has missing or invalid parameters and cannot be parsed.' },
  sellers: { code: 'InvalidInput', message: 'Invalid Input' },
}

const OPERATION_WORDS: Record<string, Partial<Words>> = { getFeeds: { details: 'Dates were not provided' } }
