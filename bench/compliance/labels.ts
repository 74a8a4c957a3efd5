import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'

const labelSchema = z.object({
  file: z.string(),
  amazonMainVerdict: z.enum(['pass', 'fixable', 'fail']),
  reasons: z.array(z.string()),
  unsure: z.boolean().default(false),
  estimatedFill: z.number().nullish(),
  note: z.string().nullish(),
})

export type Label = z.infer<typeof labelSchema> & { readonly path: string }

/** Reads a list of labels; the pictures lie beside it, at the paths that it names. */
export function readLabels(file: string): Label[] {
  const content: unknown = JSON.parse(readFileSync(file, 'utf8'))
  return z
    .array(labelSchema)
    .parse(content)
    .map((label) => ({ ...label, path: join(dirname(file), label.file) }))
}
