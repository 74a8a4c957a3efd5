import { afterAll, beforeAll, beforeEach, describe } from 'vitest'
import type { ConnectorHarness, ListingParts } from './connector/connector-harness.ts'
import { ContractRun } from './connector/contract-run.ts'
import { contractOfExporting } from './connector/exporting.ts'
import { contractOfFailing } from './connector/failing.ts'
import { contractOfReading } from './connector/reading.ts'
import { contractOfRemoving } from './connector/removing.ts'

export type { ConnectorHarness } from './connector/connector-harness.ts'

/** What every connector must keep, whatever its platform. */
export function connectorContract(
  channel: string,
  start: () => Promise<ConnectorHarness>,
  parts: ListingParts = { variants: true },
): void {
  describe(`${channel} keeps the connector contract`, () => {
    const run = new ContractRun(parts)
    beforeAll(() => run.begin(start))
    beforeEach(() => run.beginTest())
    afterAll(() => run.harness.close())

    contractOfReading(run)
    contractOfExporting(run)
    contractOfFailing(run)
    contractOfRemoving(run)
  })
}
