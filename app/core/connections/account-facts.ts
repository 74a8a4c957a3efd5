import { z } from 'zod'
import type { CapabilityCheck, ConnectionCheck } from '../channel/connector.ts'

const capabilitySchema = z.object({
  id: z.string(),
  label: z.string(),
  ok: z.union([z.boolean(), z.literal('unknown')]),
  required: z.boolean(),
  detail: z.string(),
})

/** What the last check of an account found, as far as every channel knows it. What is beside it belongs to the channel. */
const accountFactsSchema = z.object({
  /** As the platform calls the account. */
  accountName: z.string().nullable().catch(null),
  capabilities: z.array(capabilitySchema).catch([]),
})

interface AccountFacts {
  readonly accountName: string | null
  readonly capabilities: readonly CapabilityCheck[]
}

/** Of `Connection.facts`; empty before the first check. */
export function readAccountFacts(stored: unknown): AccountFacts {
  return accountFactsSchema.parse(stored ?? {})
}

/** What is kept of a check, for the account's page and for the connector when it is opened next. */
export function factsOfCheck({ accountName, capabilities = [], facts }: ConnectionCheck) {
  return { ...facts, accountName, capabilities: capabilities.map((capability) => ({ ...capability })) }
}

/** Whether an account lets us do everything that exports need. */
export function isSufficient({ missingScopes, capabilities = [] }: ConnectionCheck): boolean {
  return missingScopes.length === 0 && capabilities.every(({ ok, required }) => ok !== false || !required)
}
