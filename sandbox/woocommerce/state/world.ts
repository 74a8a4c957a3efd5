import type { Clock } from '../../clock.ts'
import type { RequestGate } from '../../control/request-gate.ts'
import type { ContentStore } from '../../content-store.ts'
import { FaultBook } from '../control/faults.ts'
import { RequestLog } from '../control/request-log.ts'
import type { Site } from './site.ts'

/** Several sites, their time, their network and what may go wrong with them. */
export class World {
  readonly clock: Clock
  readonly contents: ContentStore
  readonly sites = new Map<string, Site>()
  readonly faults = new FaultBook()
  readonly requests = new RequestLog()
  /** The sites' DNS: host or host:port → origin to really connect to. */
  readonly hosts: Record<string, string>
  /** Set by an owner in the same process who wants to stop requests on their way. */
  gate: RequestGate | null = null

  constructor(parts: Pick<World, 'clock' | 'contents' | 'hosts'>) {
    this.clock = parts.clock
    this.contents = parts.contents
    this.hosts = parts.hosts
  }
}
