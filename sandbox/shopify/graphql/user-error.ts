/** An expected refusal inside a mutation's payload; `code` is dropped by payloads whose error type has none. */
export interface MutationError {
  field: string[] | null
  message: string
  code: string | null
}

export function userError(field: (string | number)[] | null, code: string | null, message: string): MutationError {
  return { field: field?.map(String) ?? null, code, message }
}
