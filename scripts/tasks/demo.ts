/**
 * `npm run demo`: the main job without a person. `--json` ends with one line for machines, `--assets FOLDER` takes the
 * pictures of a folder instead of generated ones. Ends with 0 only if everything is as it must be.
 */
import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { folderPictures, generatedPictures } from '../demo/picture-source.ts'
import { jsonLine, table } from '../demo/report.ts'
import { runDemo } from '../demo/run-demo.ts'
import { say } from '../log.ts'
import { makeRunDirectory } from '../product/run-directory.ts'
import { startProduct } from '../product/start-product.ts'

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false }, assets: { type: 'string' } } })
const { DATABASE_URL: databaseUrl } = z.object({ DATABASE_URL: z.string().min(1) }).parse(process.env)

const interrupted = new Promise<never>((_resolve, reject) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.once(signal, () => reject(new Error(`Stopped by ${signal}`)))
})
interrupted.catch(() => undefined)

const startedAt = performance.now()
const secondsSoFar = () => Math.round((performance.now() - startedAt) / 100) / 10
const source = values.assets ? await folderPictures(values.assets) : generatedPictures()
const directory = makeRunDirectory('demo')
const seedFile = path.join(directory, 'seed.json')
if (source.seeds) writeFileSync(seedFile, JSON.stringify(source.seeds))

say('Starting the Shopify and WooCommerce stand-ins, the app and a worker')
const product = await startProduct({ databaseUrl, directory, ...(source.seeds && { seedFile }) })
try {
  const result = await Promise.race([runDemo(product, source), product.failure, interrupted])
  const found = { ...result, seconds: secondsSoFar() }
  process.stdout.write(`${table(found)}\n`)
  if (values.json) process.stdout.write(`${jsonLine(found)}\n`)
  process.exitCode = result.ok ? 0 : 1
} catch (error) {
  say(`The demo failed. ${error instanceof Error ? error.message : String(error)}`)
  say(`Logs: ${directory}`)
  if (values.json) process.stdout.write(`${JSON.stringify({ ok: false, seconds: secondsSoFar(), channels: {} })}\n`)
  process.exitCode = 1
} finally {
  await product.stop()
}
if (process.exitCode === 0) rmSync(directory, { recursive: true, force: true })
