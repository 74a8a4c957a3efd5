import { z } from 'zod'

const uuidSchema = z.uuid()

/** Whether a text from outside can be an id of ours. Ask before a query: PostgreSQL refuses other texts with an error. */
export function isUuid(text: string): boolean {
  return uuidSchema.safeParse(text).success
}
