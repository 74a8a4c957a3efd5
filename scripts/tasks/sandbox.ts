/** `npm run sandbox`: the whole product against local stand-ins, until Ctrl-C. */
import { rmSync } from 'node:fs'
import { z } from 'zod'
import { fillLibrary } from '../demo/fill-library.ts'
import { say } from '../log.ts'
import { makeRunDirectory } from '../product/run-directory.ts'
import { startProduct } from '../product/start-product.ts'

const port = (preferred: number) => z.coerce.number().int().default(preferred)
const env = z
  .object({
    DATABASE_URL: z.string().min(1),
    SANDBOX_SHELL_PORT: port(4000),
    SANDBOX_SHOPIFY_PORT: port(4010),
    SANDBOX_NORTHWIND_PORT: port(4020),
    SANDBOX_OUTLET_PORT: port(4030),
    SANDBOX_AMAZON_PORT: port(4040),
    PORT: port(3000),
  })
  .parse(process.env)

const asked = new Promise<void>((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => resolve())
})
const directory = makeRunDirectory('sandbox')
say(
  'Starting the stand-ins of Shopify, WooCommerce and Amazon, the app and a worker (the first start draws the product pictures)',
)
const product = await startProduct({
  databaseUrl: env.DATABASE_URL,
  directory,
  ports: {
    app: env.PORT,
    shopify: env.SANDBOX_SHOPIFY_PORT,
    shell: env.SANDBOX_SHELL_PORT,
    stores: [env.SANDBOX_NORTHWIND_PORT, env.SANDBOX_OUTLET_PORT],
    amazon: env.SANDBOX_AMAZON_PORT,
  },
})
say(`Logs and addresses: ${directory}`)
say('Ready. Open this in a browser; Ctrl-C stops everything')
const { northwind, outlet } = product.storeUrls
process.stdout.write(`\n  ${product.shellUrl}\n\n  WooCommerce stores: ${northwind}  ${outlet}\n\n`)

try {
  await Promise.race([asked, product.failure, fillLibrary(product).then(() => asked)])
  say('Stopping')
} catch (error) {
  say(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}
await product.stop()
rmSync(directory, { recursive: true, force: true })
