/** Where a fault can strike. `graphql` takes operation names, `media` file names, `webhook` topics. */
export const FAULT_PLACES = ['graphql', 'token', 'stagedUpload', 'image', 'media', 'webhook'] as const

export type FaultPlace = (typeof FAULT_PLACES)[number]

export type FaultEffect =
  | { kind: 'delay'; delayMs: number }
  /** Connection closed before anything happened. */
  | { kind: 'drop-before' }
  /** The effect happened, the answer was lost. */
  | { kind: 'drop-after' }
  | { kind: 'status'; status: number; retryAfterSeconds?: number }
  | { kind: 'throttled' }
  | { kind: 'malformed' }
  | { kind: 'half-body' }
  | { kind: 'slow-body'; delayMs: number }
  | { kind: 'revoke-token' }
  | { kind: 'media-processing-failure'; code: string }
  | { kind: 'media-stuck' }

export interface FaultSpec {
  place: FaultPlace
  /** Operation or root field name, file name or topic; any when left out. */
  name?: string
  /** Strike from the k-th matching request on (1 = the next one). Default 1. */
  from?: number
  /** How many times. Default 1; left out with a probability: without end. */
  count?: number
  /** Chance per matching request, drawn from a seeded sequence. */
  probability?: number
  seed?: number
  effect: FaultEffect
}

export interface FaultState extends FaultSpec {
  id: number
  seen: number
  struck: number
}

/** The ordered list of faults; the first one that matches and is due strikes. */
export class FaultBook {
  #faults: { state: FaultState; random: () => number }[] = []
  #lastId = 0

  add(spec: FaultSpec): FaultState {
    this.#lastId += 1
    const state: FaultState = { ...spec, id: this.#lastId, seen: 0, struck: 0 }
    this.#faults.push({ state, random: seededRandom(spec.seed ?? this.#lastId) })
    return state
  }

  list(): FaultState[] {
    return this.#faults.map(({ state }) => state)
  }

  clear(): void {
    this.#faults = []
  }

  /** The effect that strikes this request, if any. `names` are all names by which the request may be matched. */
  take(place: FaultPlace, names: string[]): FaultEffect | null {
    for (const { state, random } of this.#faults) {
      if (state.place !== place || (state.name && !names.includes(state.name))) continue
      state.seen += 1
      if (!isDue(state, random)) continue
      state.struck += 1
      return state.effect
    }
    return null
  }
}

function isDue(state: FaultState, random: () => number): boolean {
  const limit = state.count ?? (state.probability === undefined ? 1 : Infinity)
  if (state.seen < (state.from ?? 1) || state.struck >= limit) return false
  return state.probability === undefined || random() < state.probability
}

/** mulberry32: small, repeatable, good enough to choose victims. */
function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
