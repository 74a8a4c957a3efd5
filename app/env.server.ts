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

/** An empty line in an `.env` file is a variable that is not set. */
const optionalText = z
  .string()
  .trim()
  .optional()
  .transform((text) => text || undefined)

/** The operator's own Selling Partner app; without it Amazon is not offered. */
const amazonVariables = {
  AMAZON_CLIENT_ID: optionalText,
  AMAZON_CLIENT_SECRET: optionalText,
  /** `amzn1.sellerapps.app…`, from Seller Central → Develop apps. */
  AMAZON_APPLICATION_ID: optionalText.refine((id) => id === undefined || id.startsWith('amzn1.sellerapps.app.'), {
    error: 'expected an id that starts with amzn1.sellerapps.app.',
  }),
  /** `1` while Amazon lists the app as a draft; must be removed once it is published. */
  AMAZON_APP_DRAFT: z.enum(['', '0', '1']).default(''),
  /** Exports of more SKUs than this go to Amazon as a feed: a number, or `never`. */
  AMAZON_FEED_FROM: z
    .union([z.literal('never').transform(() => Infinity), z.coerce.number().int().min(1)])
    .default(500),
}

const variablesSchema = z.object({
  SHOPIFY_API_KEY: z.string().min(1),
  SHOPIFY_API_SECRET: z.string().min(1),
  /** Where Shopify reaches the app. */
  SHOPIFY_APP_URL: webAddress,
  /** Where the servers of other platforms reach the app: they bring keys and fetch pictures. Default: SHOPIFY_APP_URL. */
  PUBLIC_URL: webAddress.optional(),
  /** Where platforms fetch pictures: a CDN or object storage in front of the app's `/pictures`. Default: PUBLIC_URL. */
  PICTURE_URL: webAddress.optional(),
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
  ...amazonVariables,
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug']).default('info'),
})

const envSchema = variablesSchema.superRefine(requireWholeAmazonApp).transform((variables) => {
  const { PUBLIC_URL = variables.SHOPIFY_APP_URL, PICTURE_URL = PUBLIC_URL, ...rest } = variables
  return { ...rest, PUBLIC_URL, PICTURE_URL, AMAZON_APP: amazonApp(variables) }
})

/** Half an app would look like Amazon's refusal, to each merchant who tries. */
const amazonAppVariables = ['AMAZON_CLIENT_ID', 'AMAZON_CLIENT_SECRET', 'AMAZON_APPLICATION_ID'] as const

function requireWholeAmazonApp(variables: z.infer<typeof variablesSchema>, context: z.RefinementCtx) {
  const missing = amazonAppVariables.filter((name) => variables[name] === undefined)
  if (missing.length === 0 || missing.length === amazonAppVariables.length) return
  for (const name of missing) {
    const message = `expected as well: Amazon needs ${amazonAppVariables.join(', ')} together, or none of them`
    context.addIssue({ code: 'custom', path: [name], message })
  }
}

function amazonApp(variables: z.infer<typeof variablesSchema>): AmazonApp | null {
  const { AMAZON_CLIENT_ID: clientId, AMAZON_CLIENT_SECRET: clientSecret } = variables
  const { AMAZON_APPLICATION_ID: applicationId, AMAZON_APP_DRAFT } = variables
  if (!clientId || !clientSecret || !applicationId) return null
  return { clientId, clientSecret, applicationId, draft: AMAZON_APP_DRAFT === '1' }
}

export interface AmazonApp {
  readonly clientId: string
  readonly clientSecret: string
  readonly applicationId: string
  readonly draft: boolean
}

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
