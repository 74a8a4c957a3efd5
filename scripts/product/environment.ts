import { randomBytes } from 'node:crypto'
import path from 'node:path'
import type { SandboxAddresses } from '../../sandbox/addresses.ts'

/** What the app is called by the stand-ins, and the secrets of one start. Nothing of it is worth anything elsewhere. */
export interface ProductIdentity {
  apiKey: string
  apiSecret: string
  encryptionKeys: string
  /** The app as it is registered with Amazon. */
  amazon: { clientId: string; clientSecret: string; applicationId: string }
}

export function newIdentity(): ProductIdentity {
  return {
    apiKey: 'mediaport-sandbox',
    apiSecret: randomBytes(32).toString('hex'),
    encryptionKeys: `sandbox:${randomBytes(32).toString('base64')}`,
    amazon: {
      clientId: 'amzn1.application-oa2-client.sandbox',
      clientSecret: randomBytes(32).toString('hex'),
      applicationId: 'amzn1.sellerapps.app.sandbox',
    },
  }
}

/** Where the stores' servers reach the app: they insist on https, on a public host and on its usual port. */
const PUBLIC_URL = 'https://mediaport.sandbox'

/** The environment of the stand-ins. */
export function sandboxEnvironment(
  { apiKey, apiSecret, amazon }: ProductIdentity,
  appUrl: string,
  options: {
    shopifyPort: number
    shellPort: number
    storePorts: readonly [number, number]
    amazonPort: number
    seedFile?: string
  },
): Record<string, string> {
  return {
    SHOPIFY_API_KEY: apiKey,
    SHOPIFY_API_SECRET: apiSecret,
    SHOPIFY_APP_URL: appUrl,
    SANDBOX_SHOPIFY_PORT: String(options.shopifyPort),
    SANDBOX_SHELL_PORT: String(options.shellPort),
    SANDBOX_NORTHWIND_PORT: String(options.storePorts[0]),
    SANDBOX_OUTLET_PORT: String(options.storePorts[1]),
    SANDBOX_AMAZON_PORT: String(options.amazonPort),
    ...amazonApp(amazon),
    PUBLIC_URL,
    ...(options.seedFile && { SANDBOX_SEED_FILE: options.seedFile }),
  }
}

/** The environment of the app and its worker: as in production, plus what `sandbox/edge.mjs` asks for. */
export function appEnvironment(
  identity: ProductIdentity,
  {
    shopifyUrl,
    shellUrl,
    storeUrls,
    amazonUrl,
  }: Pick<SandboxAddresses, 'shopifyUrl' | 'shellUrl'> & Partial<SandboxAddresses>,
  options: { appUrl: string; databaseUrl: string; directory: string; otherHosts?: readonly string[] },
): Record<string, string> {
  return {
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    PORT: new URL(options.appUrl).port,
    DATABASE_URL: options.databaseUrl,
    STORAGE_DIR: path.join(options.directory, 'storage'),
    ENCRYPTION_KEYS: identity.encryptionKeys,
    SHOPIFY_API_KEY: identity.apiKey,
    SHOPIFY_API_SECRET: identity.apiSecret,
    SHOPIFY_APP_URL: options.appUrl,
    PUBLIC_URL,
    IMPORT_ALLOWED_HOSTS: [
      ...Object.values(storeUrls ?? {}).map((url) => new URL(url).host),
      ...(options.otherHosts ?? []),
    ].join(','),
    SCOPES: 'write_products,write_files',
    APP_BRIDGE_URL: `${shellUrl}/app-bridge.js`,
    MEDIAPORT_SANDBOX: '1',
    SANDBOX_SHOPIFY_URL: shopifyUrl,
    SANDBOX_SHELL_URL: shellUrl,
    ...(amazonUrl && { SANDBOX_AMAZON_URL: amazonUrl, ...amazonApp(identity.amazon) }),
  }
}

function amazonApp({ clientId, clientSecret, applicationId }: ProductIdentity['amazon']): Record<string, string> {
  return {
    AMAZON_CLIENT_ID: clientId,
    AMAZON_CLIENT_SECRET: clientSecret,
    AMAZON_APPLICATION_ID: applicationId,
  }
}
