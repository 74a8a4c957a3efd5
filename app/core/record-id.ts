import { z } from 'zod'

const recordIdSchema = z.uuid()

/** Whether a text from an address can be the id of a row at all; PostgreSQL refuses any other with an error of its own. */
export function isRecordId(text: string): boolean {
  return recordIdSchema.safeParse(text).success
}
