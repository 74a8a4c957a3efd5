import type { ZodType } from 'zod'
import type { ConnectorDefinition } from '../../core/channel/connector.ts'
import { exchangeCode } from './connecting/exchange-code.ts'
import { readSeller } from './connecting/read-seller.ts'
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

/** A seller gives consent once for a region, and becomes a connection for each marketplace. */
interface AmazonDefinition extends ConnectorDefinition<AmazonCredentials> {
  /** What is kept of a connection; `credentials` has the operator's app beside it. */
  readonly sealed: ZodType<AmazonSealed>
  readonly settings: ZodType<AmazonSettings>
  readonly facts: ZodType<AmazonFacts>
  readonly regions: typeof regions
  readonly marketplaces: typeof marketplaces
  readonly exchangeCode: typeof exchangeCode
  readonly readSeller: typeof readSeller
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
  exchangeCode,
  readSeller,
}
