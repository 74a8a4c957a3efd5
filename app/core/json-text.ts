import { z } from 'zod'

/** A value that comes as JSON in a field of a form; what it is to be is piped behind. */
export const jsonText = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text)
  } catch (error) {
    context.addIssue({ code: 'custom', message: `not JSON: ${String(error)}` })
    return z.NEVER
  }
})
