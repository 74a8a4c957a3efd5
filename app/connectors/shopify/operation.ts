import type { ZodType } from 'zod'

/** One Admin GraphQL operation: its document, what its answer must look like, and where its user errors are. */
export interface Operation<Data, Variables extends object> {
  /** As in the document; the name in logs. */
  readonly name: string
  /** A query may be repeated whenever its answer is lost; a mutation may have taken effect. */
  readonly kind: 'query' | 'mutation'
  readonly document: string
  readonly data: ZodType<Data>
  userErrors?(data: Data): readonly UserError[]
  /** `requestedQueryCost`, believed until the first answer tells. A list of ids costs no more than one id. */
  readonly expectedCost: number
  /** Fixes the type of the variables; never called. */
  readonly variables?: (variables: Variables) => void
}

/** A refusal inside a successful answer. `code` is null for Shopify's older `UserError`. */
export interface UserError {
  /** Path into the input, such as `['files', '3', 'filename']`. */
  readonly field: readonly string[]
  readonly message: string
  readonly code: string | null
}
