import type { ZodType } from 'zod'
import type { ConnectorDefinition } from '../../core/channel/connector.ts'
import type { ChannelCapabilities, ImageRequirements } from '../../core/channel/requirements.ts'
import { exchangeCode } from './connecting/exchange-code.ts'
import { assertOwnConsent, readSeller } from './connecting/read-seller.ts'
import { openAmazon } from './connector.ts'
import {
  amazonCredentialsSchema,
  amazonFactsSchema,
  amazonSealedSchema,
  amazonSettingsSchema,
  type AmazonCredentials,
  type AmazonFacts,
  type AmazonSealed,
  type AmazonSettings,
} from './credentials.ts'
import { marketplaces, regions } from './regions.ts'
import { amazonCapabilities, amazonImages } from './requirements.ts'

/** A seller gives consent once for a region, and becomes a connection for each marketplace. */
interface AmazonDefinition extends ConnectorDefinition<AmazonCredentials> {
  /** What is kept of a connection; `credentials` has the operator's app beside it. */
  readonly sealed: ZodType<AmazonSealed>
  readonly settings: ZodType<AmazonSettings>
  readonly facts: ZodType<AmazonFacts>
  readonly regions: typeof regions
  readonly marketplaces: typeof marketplaces
  /** What each of its accounts can do and demands of pictures; known without one, for sellers who upload by hand. */
  readonly capabilities: ChannelCapabilities
  readonly images: ImageRequirements
  readonly exchangeCode: typeof exchangeCode
  readonly readSeller: typeof readSeller
  readonly assertOwnConsent: typeof assertOwnConsent
}

export const amazon: AmazonDefinition = {
  channel: 'amazon',
  label: 'Amazon',
  credentials: amazonCredentialsSchema,
  sealed: amazonSealedSchema,
  settings: amazonSettingsSchema,
  facts: amazonFactsSchema,
  open: openAmazon,
  regions,
  marketplaces,
  capabilities: amazonCapabilities,
  images: amazonImages,
  exchangeCode,
  readSeller,
  assertOwnConsent,
}
