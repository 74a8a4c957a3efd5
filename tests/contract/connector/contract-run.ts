import { aPicture } from '../../support/a-picture.ts'
import type { Connector } from '../../../app/core/channel/connector.ts'
import type { ListingState } from '../../../app/core/channel/listing-state.ts'
import type { ExportMode } from '../../../app/core/export/export-mode.ts'
import type { LedgerFile } from '../../../app/core/export/plan-input.ts'
import { planListing } from '../../../app/core/export/plan.ts'
import type { MappingEntry } from '../../../app/core/mapping/mapping.ts'
import { driveExport, type DrivenItem } from '../drive-export.ts'
import { anAsset, asLedger, keyOf } from '../mapped-pictures.ts'
import type { ConnectorHarness, ListingParts } from './connector-harness.ts'

const seeds = [1, 2, 3]

/** One platform under the contract: its harness, a connector opened anew for each test, and what tests do with them. */
export class ContractRun {
  readonly parts: ListingParts
  readonly #pictures = new Map<string, Buffer>()
  #harness: ConnectorHarness | null = null
  #connector: Connector | null = null

  constructor(parts: ListingParts) {
    this.parts = parts
  }

  async begin(start: () => Promise<ConnectorHarness>): Promise<void> {
    this.#harness = await start()
    for (const seed of seeds) this.#pictures.set(keyOf(seed), await aPicture({ seed, widthPx: 300, heightPx: 300 }))
  }

  async beginTest(): Promise<void> {
    await this.harness.reset()
    this.#connector = this.harness.open()
  }

  get harness(): ConnectorHarness {
    if (!this.#harness) throw new Error('the platform has not started')
    return this.#harness
  }

  get connector(): Connector {
    if (!this.#connector) throw new Error('no test has begun')
    return this.#connector
  }

  async observeOne(id: string): Promise<ListingState> {
    const state = (await this.connector.observe([id])).get(id)
    if (!state) throw new Error(`${id} is gone`)
    return state
  }

  async planFor(
    id: string,
    entries: readonly MappingEntry[],
    ledger: ReadonlyMap<string, LedgerFile>,
    mode: ExportMode = 'add',
  ) {
    const listing = await this.observeOne(id)
    const variants = listing.variants.map(({ id: remoteId }) => ({ id: remoteId, remoteId, optionValues: {} }))
    const assets = new Map(seeds.map((seed) => [`asset-${seed}`, anAsset(seed)]))
    const { images, capabilities } = this.connector
    const planned = planListing({
      ...{ ...capabilities, listing, entries, variants, assets, images },
      ...{ videos: null, ledger, mode },
    })
    return { listing, change: planned.change }
  }

  drive(items: readonly DrivenItem[], known = new Map<string, string>(), driver = this.connector) {
    return driveExport(driver, items, this.#pictures, known, (key) => this.#addressOf(key))
  }

  async exportTo(
    id: string,
    entries: readonly MappingEntry[],
    known = new Map<string, string>(),
    mode: ExportMode = 'add',
  ) {
    const item = await this.planFor(id, entries, asLedger(known), mode)
    const driven = await this.drive([item], known)
    return { ...driven, change: item.change, after: await this.observeOne(id) }
  }

  #addressOf(key: string): Promise<string> {
    const bytes = this.#pictures.get(key)
    if (!this.harness.pictureUrl || !bytes) throw new Error(`no address of ${key}`)
    return this.harness.pictureUrl(key, bytes)
  }
}
