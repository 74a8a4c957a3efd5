import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { pictureFactsSchema } from '../app/core/assets/asset-facts.ts'
import { renditionSpecSchema } from '../app/core/assets/rendition-spec.ts'
import { render } from '../app/renditions/render.ts'

const ordersSchema = z.array(z.object({ sourcePath: z.string(), facts: pictureFactsSchema, spec: renditionSpecSchema }))

/** Renders every order of a JSON file at once and prints the highest memory of this process in kB. */
const [list = ''] = process.argv.slice(2)
const orders = ordersSchema.parse(JSON.parse(await readFile(list, 'utf8')))
const results = await Promise.all(
  orders.map((order, at) => render({ ...order, targetPath: `${list}.${at}`, provenance: null })),
)
const failed = results.find((result) => !result.ok)
if (failed) throw new Error(`Not rendered: ${JSON.stringify(failed)}`)
process.stdout.write(String(process.resourceUsage().maxRSS))
