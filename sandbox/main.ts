/**
 * The sandbox process: the Shopify stand-in and the admin shell, filled with two shops. It tells the process that
 * started it where it listens and when it is filled, and ends with it. Ports of 0 mean any free one.
 */
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import type { SandboxMessage } from './addresses.ts'
import { buildShopSeeds } from './seed/shops.ts'
import { startShell } from './shell/server.ts'
import type { ShopSeed } from './shopify/seed.ts'
import { startShopifySandbox } from './shopify/server.ts'
import { seedShop } from './shopify/state/seeding.ts'

const port = z.coerce.number().int().min(0).max(65_535).default(0)
const env = z
  .object({
    SHOPIFY_API_KEY: z.string().min(1),
    SHOPIFY_API_SECRET: z.string().min(1),
    SHOPIFY_APP_URL: z.url(),
    SANDBOX_SHOPIFY_PORT: port,
    SANDBOX_SHELL_PORT: port,
    /** JSON file with shops to open instead of the two that the sandbox has by itself. */
    SANDBOX_SEED_FILE: z.string().optional(),
  })
  .parse(process.env)

const app = {
  name: 'Mediaport',
  handle: 'mediaport',
  url: env.SHOPIFY_APP_URL,
  apiKey: env.SHOPIFY_API_KEY,
  apiSecret: env.SHOPIFY_API_SECRET,
}
const shopify = await startShopifySandbox({
  port: env.SANDBOX_SHOPIFY_PORT,
  apiKey: app.apiKey,
  apiSecret: app.apiSecret,
  appUrl: app.url,
})
const shell = await startShell({ port: env.SANDBOX_SHELL_PORT, world: shopify.world, app })

for (const signal of ['SIGTERM', 'SIGINT', 'disconnect']) process.once(signal, () => void stop())
tell({ type: 'listening', addresses: { shopifyUrl: shopify.url, shellUrl: shell.url } })
for (const seed of await readSeeds()) await seedShop(shopify.world, seed)
tell({ type: 'seeded' })

async function readSeeds(): Promise<ShopSeed[]> {
  if (!env.SANDBOX_SEED_FILE) return buildShopSeeds()
  return JSON.parse(await readFile(env.SANDBOX_SEED_FILE, 'utf8')) as ShopSeed[]
}

function tell(message: SandboxMessage): void {
  process.send?.(message)
}

async function stop(): Promise<void> {
  await Promise.all([shell.close(), shopify.close()])
  process.exit()
}
