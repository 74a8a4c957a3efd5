import type { PassingRequest, RequestGate } from '../../sandbox/control/request-gate.ts'
import type { StandIn } from '../platforms/stand-in.ts'

/** A moment in the life of a run: the n-th request of a kind, before or after the platform acted on it. */
export interface RequestPoint {
  readonly kind: string
  /** From 1, among requests of this kind. */
  readonly ordinal: number
  readonly moment: 'before' | 'after'
}

type Visitor = (kind: string, ordinal: number) => Promise<void> | void

export interface Visitors {
  readonly before?: Visitor
  readonly after?: Visitor
  readonly answered?: (kind: string, ordinal: number) => void
}

/** Counts requests by kind and lets visitors stop them. */
export function countingGate({ kindOf }: Pick<StandIn, 'kindOf'>, { before, after, answered }: Visitors): RequestGate {
  const seen = new Map<string, number>()
  const ordinals = new WeakMap<PassingRequest, number>()
  const visit = (request: PassingRequest, visitor?: Visitor) => {
    const ordinal = ordinals.get(request)
    return ordinal === undefined ? undefined : visitor?.(kindOf(request) ?? '', ordinal)
  }
  return {
    arrived(request) {
      const kind = kindOf(request)
      if (kind === null) return undefined
      const ordinal = (seen.get(kind) ?? 0) + 1
      seen.set(kind, ordinal)
      ordinals.set(request, ordinal)
      return before?.(kind, ordinal)
    },
    done: (request) => visit(request, after),
    answered: (request) => void visit(request, answered),
  }
}

export interface Held {
  /** Resolves when the request is there; it waits until `release`. */
  readonly reached: Promise<void>
  release(): void
  /** Whether the platform has acted on everything that arrived, heard or not. */
  isAtRest(): boolean
}

/** Stops the run's world at one request. Others pass. */
export function holdRequest(standIn: StandIn, { kind, ordinal, moment }: RequestPoint): Held {
  const reached = Promise.withResolvers<void>()
  const released = Promise.withResolvers<void>()
  let underWay = 0
  const visit = (at: RequestPoint['moment']): Visitor => {
    return (passing, number) => {
      underWay += at === 'before' ? 1 : -1
      if (at !== moment || passing !== kind || number !== ordinal) return undefined
      reached.resolve()
      return released.promise
    }
  }
  standIn.setGate(countingGate(standIn, { before: visit('before'), after: visit('after') }))
  return { reached: reached.promise, release: () => released.resolve(), isAtRest: () => underWay === 0 }
}
