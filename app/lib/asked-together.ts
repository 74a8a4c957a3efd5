import type { ConnectorDeps } from '../core/channel/connector.ts'

/** Calls of a step begin together; those that come within this time share a request. */
const gatheringMs = 20

type Read<Row> = (ids: readonly string[], signal: AbortSignal) => Promise<ReadonlyMap<string, Row>>

interface Gathering<Row> {
  readonly ids: Set<string>
  readonly rows: Promise<ReadonlyMap<string, Row>>
}

/** Rows as they are at this moment, for writers who are about to write: many of them in one request. */
export class AskedTogether<Row> {
  readonly #read: Read<Row>
  readonly #most: number
  readonly #sleep: ConnectorDeps['sleep']
  #gathering: Gathering<Row> | null = null

  /** `most`: ids that one request can ask for. */
  constructor(read: Read<Row>, most: number, { sleep }: Pick<ConnectorDeps, 'sleep'>) {
    this.#read = read
    this.#most = most
    this.#sleep = sleep
  }

  /** Undefined: there is none. Of calls that share a request the first one's signal counts. */
  async get(id: string, signal: AbortSignal): Promise<Row | undefined> {
    const gathering = this.#gathering ?? this.#gather(signal)
    gathering.ids.add(id)
    if (gathering.ids.size === this.#most) this.#gathering = null
    return (await gathering.rows).get(id)
  }

  #gather(signal: AbortSignal): Gathering<Row> {
    const ids = new Set<string>()
    const read = async () => {
      await this.#sleep(gatheringMs, signal)
      if (this.#gathering === gathering) this.#gathering = null
      return this.#read([...ids], signal)
    }
    const gathering: Gathering<Row> = { ids, rows: read() }
    this.#gathering = gathering
    return gathering
  }
}
