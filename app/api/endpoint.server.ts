import type { z } from 'zod'
import type { ApiKeyScope } from '../core/api/key-scopes.ts'
import { AppError } from '../core/errors.ts'
import { hasNul } from '../lib/nul-text.ts'
import type { Caller } from './caller.server.ts'
import { InvalidInputError } from './problem.server.ts'
import type { Upload } from './read-upload.server.ts'

interface EndpointBase {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  /** Below `/api/product-marketing/ecommerce`, with `{name}` for parameters. */
  readonly path: string
  readonly operationId: string
  readonly summary: string
  readonly description?: string
  /** What an API key must be allowed. */
  readonly scope: ApiKeyScope
  /** Of the normal answer; 204 where there is no `answer`. */
  readonly status: number
  /** The body may also be the bytes of a file, alone or in a form; the handler then gets `upload` instead of `body`. */
  readonly acceptsFile?: boolean
  /** Content types of answers that are no JSON; the handler then answers a `Response`. */
  readonly streams?: readonly string[]
}

interface Schemas<Params, Query, Body, Answer> {
  readonly params?: Params
  readonly query?: Query
  readonly body?: Body
  readonly answer?: Answer
}

interface HandlerInput<Params, Query, Body> {
  readonly caller: Caller
  readonly params: z.infer<Params>
  readonly query: z.infer<Query>
  readonly body: z.infer<Body>
  readonly upload: Upload | null
  readonly signal: AbortSignal
}

/** What came in, unparsed. */
export interface RawInput {
  readonly caller: Caller
  readonly params: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  readonly body: unknown
  readonly upload: Upload | null
  readonly signal: AbortSignal
}

/** One row of the table from which both the routing and the OpenAPI document are made. */
export interface Endpoint extends EndpointBase {
  readonly schemas: Schemas<z.ZodObject, z.ZodObject, z.ZodType, z.ZodType>
  /** Parses the input, acts, and answers a Response or what is documented. Throws AppError and ConnectorError. */
  readonly run: (input: RawInput) => Promise<unknown>
}

/** A row with its handler, which gets its input parsed; what it answers is cut to what is documented. */
export function defineEndpoint<
  Params extends z.ZodObject,
  Query extends z.ZodObject,
  Body extends z.ZodType,
  Answer extends z.ZodType,
>(
  base: EndpointBase,
  schemas: Schemas<Params, Query, Body, Answer>,
  handle: (input: HandlerInput<Params, Query, Body>) => Promise<z.input<Answer> | Response>,
): Endpoint {
  return {
    ...base,
    schemas,
    async run({ caller, params, query, body, upload, signal }) {
      const outcome = await handle({
        caller,
        params: parseParams(schemas.params, params),
        query: parse(schemas.query, Object.fromEntries(query)),
        body: parse(upload ? undefined : schemas.body, body),
        upload,
        signal,
      })
      return outcome instanceof Response ? outcome : schemas.answer?.parse(outcome)
    },
  }
}

/** Without a schema nothing is read: the handler's type for it is then empty too. */
function parse<Schema extends z.ZodType>(schema: Schema | undefined, value: unknown): z.infer<Schema> {
  if (schema && hasNul(value)) {
    throw new AppError('invalid_input', 'U+0000', { userMessage: 'Texts must not have the character U+0000 in them.' })
  }
  const parsed = schema?.safeParse(value)
  if (parsed?.success === false) throw new InvalidInputError(parsed.error)
  return parsed?.data as z.infer<Schema>
}

/** An id that cannot be one names nothing. */
function parseParams<Schema extends z.ZodType>(schema: Schema | undefined, value: unknown): z.infer<Schema> {
  const parsed = schema?.safeParse(value)
  if (parsed?.success === false) {
    throw new AppError('not_found', 'malformed id', { userMessage: 'There is nothing with this id.' })
  }
  return parsed?.data as z.infer<Schema>
}
