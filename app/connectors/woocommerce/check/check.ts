import { z } from 'zod'
import type { CapabilityCheck, ConnectionCheck } from '../../../core/channel/connector.ts'
import { ConnectorError } from '../../../core/channel/connector-error.ts'
import type { WooCommerceClient } from '../client.ts'
import type { WooCommerceFacts } from '../credentials.ts'
import { siteIndexSchema, type SiteIndex } from '../connecting/site-index.ts'
import { isAtLeast } from '../version.ts'
import { capability, galleriesSwitchedOff, uploadRefusedToUser } from './capabilities.ts'
import { showsVariationGalleries } from './variation-galleries.ts'
import { canReadProducts, canUploadMedia, canWriteProducts, hasVariationGalleries } from './probes.ts'

/** Unfiltered it would have the store test its way out to the internet, which takes long. */
const statusFields =
  'environment.version,environment.wp_version,environment.max_upload_size,environment.php_max_execution_time,settings.currency,settings.enabled_features'

const statusSchema = z.object({
  environment: z
    .object({
      version: z.string(),
      wp_version: z.string(),
      // 0 and less mean that PHP has no limit.
      max_upload_size: z.coerce.number().transform((bytes) => (bytes > 0 ? Math.floor(bytes) : null)),
    })
    .partial(),
  settings: z
    .object({
      currency: z.string(),
      // Names of what is switched on under Advanced → Features; what it means is for WooCommerce to change.
      enabled_features: z.array(z.string()).nullable().catch(null),
    })
    .partial()
    .optional(),
})

const megabyte = 1024 * 1024

/**
 * Tries everything that exports need, each apart and without a change to the store. Throws where nothing could be tried: the
 * credentials are refused altogether, or the store cannot be reached.
 */
export async function check(client: WooCommerceClient): Promise<ConnectionCheck> {
  const readable = await canReadProducts(client).catch(notAnyMore)
  const index = await readIndex(client)
  const [writable, uploads, field, { enabledFeatures, ...facts }] = [
    await canWriteProducts(client),
    await canUploadMedia(client),
    await hasVariationGalleries(client),
    await readFacts(client),
  ]
  const isUser = client.credentials.auth.kind === 'application_password'
  const galleries = showsVariationGalleries({ field, version: facts.wooCommerceVersion, enabledFeatures })
  const capabilities = [
    versionCapability(facts),
    capability('read_products', readable),
    capability('write_products', writable),
    uploads === false && isUser ? uploadRefusedToUser : capability('upload_media', uploads),
    limitCapability(facts),
    galleries === 'switched_off' ? galleriesSwitchedOff : capability('variation_galleries', galleries),
  ]
  return {
    accountName: index.name,
    scopes: capabilities.filter(({ ok }) => ok === true).map(({ id }) => id),
    missingScopes: capabilities.filter(({ ok, required }) => required && ok === false).map(({ id }) => id),
    ianaTimezone: index.timezone_string || null,
    capabilities,
    facts: { ...facts, variationGalleries: galleries === true },
  }
}

/** A role that was taken away is something to show, beside what is left; everything else ends the check. */
function notAnyMore(error: unknown): false {
  if (error instanceof ConnectorError && error.code === 'access_too_weak') return false
  throw error
}

async function readIndex(client: WooCommerceClient): Promise<SiteIndex> {
  const { data } = await client.run({
    ...{ space: '', method: 'GET', path: '', data: siteIndexSchema },
    query: { _fields: 'name,home,namespaces,timezone_string,authentication' },
  })
  return data
}

interface StatusFacts extends Omit<WooCommerceFacts, 'variationGalleries'> {
  /** Null where the store does not tell. */
  readonly enabledFeatures: readonly string[] | null
}

async function readFacts(client: WooCommerceClient): Promise<StatusFacts> {
  const { environment, settings } = await readStatus(client)
  return {
    wooCommerceVersion: environment.version ?? null,
    wordPressVersion: environment.wp_version ?? null,
    uploadLimitBytes: environment.max_upload_size ?? null,
    currency: settings?.currency ?? null,
    enabledFeatures: settings?.enabled_features ?? null,
  }
}

async function readStatus(client: WooCommerceClient): Promise<z.infer<typeof statusSchema>> {
  try {
    const request = { space: 'wc/v3', method: 'GET', path: 'system_status', data: statusSchema } as const
    return (await client.run({ ...request, query: { _fields: statusFields } })).data
  } catch (error) {
    if (error instanceof ConnectorError) return { environment: {} }
    throw error
  }
}

function versionCapability({ wooCommerceVersion }: Pick<WooCommerceFacts, 'wooCommerceVersion'>): CapabilityCheck {
  if (wooCommerceVersion === null) return capability('version', 'unknown')
  return capability('version', isAtLeast(wooCommerceVersion, [9, 9]), wooCommerceVersion)
}

function limitCapability({ uploadLimitBytes }: Pick<WooCommerceFacts, 'uploadLimitBytes'>): CapabilityCheck {
  if (uploadLimitBytes === null) return capability('upload_limit', 'unknown')
  const megabytes = Math.floor((uploadLimitBytes / megabyte) * 10) / 10
  return capability('upload_limit', uploadLimitBytes >= megabyte, String(megabytes))
}
