import { z } from 'zod'

const encryptionKeysSchema = z.string().transform((text, context) => {
  const keys = text.split(',').map((entry) => {
    const [id = '', key = ''] = entry.trim().split(':')
    return { id, key: Buffer.from(key, 'base64') }
  })
  if (keys.some(({ id, key }) => !id || key.length !== 32)) {
    context.addIssue({ code: 'custom', message: 'expected id:key[,id:key…], each key 32 bytes in base64' })
    return z.NEVER
  }
  return keys
})

const commaSeparated = z.string().transform((text) => text.split(',').map((word) => word.trim()))

const webAddress = z.url({ protocol: /^https?$/ })

const variablesSchema = z.object({
  SHOPIFY_API_KEY: z.string().min(1),
  SHOPIFY_API_SECRET: z.string().min(1),
  /** Where Shopify reaches the app. */
  SHOPIFY_APP_URL: webAddress,
  /** Where the servers of other platforms reach the app: they bring keys and fetch pictures. Default: SHOPIFY_APP_URL. */
  PUBLIC_URL: webAddress.optional(),
  /** What the app needs; `shopify.app.toml` asks the merchant for it. */
  SCOPES: commaSeparated.default(['write_products', 'write_files']),
  APP_BRIDGE_URL: z.url().default('https://cdn.shopify.com/shopifycloud/app-bridge.js'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  /** `id:base64key[,id:base64key…]`: the first encrypts, all decrypt, so keys rotate by putting a new one in front. */
  ENCRYPTION_KEYS: encryptionKeysSchema,
  /** Folder of the local file store. */
  STORAGE_DIR: z.string().min(1),
  /** `host:port` pairs of the operator's own media servers: imported from although their addresses are private. */
  IMPORT_ALLOWED_HOSTS: commaSeparated.optional().transform((hosts) => hosts?.filter(Boolean) ?? []),
  /** Days for which an export can be taken back. */
  UNDO_DAYS: z.coerce.number().int().min(1).max(3650).default(90),
  /** From how many calls of one kind platforms get them as a bulk operation: a number, or `never`. Default: whichever is sooner done. */
  BULK_FROM: z.union([z.literal('never').transform(() => Infinity), z.coerce.number().int().min(1)]).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug']).default('info'),
})

const envSchema = variablesSchema.transform(({ PUBLIC_URL, ...rest }) => ({
  ...rest,
  PUBLIC_URL: PUBLIC_URL ?? rest.SHOPIFY_APP_URL,
}))

export type Env = z.infer<typeof envSchema>

/** Throws with the name of every missing or malformed variable; never with a value. */
export function parseEnv(variables: Readonly<Record<string, string | undefined>>): Env {
  const parsed = envSchema.safeParse(variables)
  if (parsed.success) return parsed.data
  const problems = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
  throw new Error(['Mediaport cannot start, these environment variables are wrong:', ...problems].join('\n'))
}

/** The environment, read once. Only modules that build objects import it. */
export const env = parseEnv(process.env)
