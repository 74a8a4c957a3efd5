/** A fault to come: where, on which requests, and how it strikes. Every platform has places and effects of its own. */
export interface FaultSpec<Place extends string, Effect> {
  place: Place
  /** One of the names by which the place tells its requests apart; any when left out. */
  name?: string
  /** Strike from the k-th matching request on (1 = the next one). Default 1. */
  from?: number
  /** How many times. Default 1; left out with a probability: without end. */
  count?: number
  /** Chance per matching request, drawn from a seeded sequence. */
  probability?: number
  seed?: number
  effect: Effect
}

/** A fault and what has come of it. */
export interface FaultState<Place extends string, Effect> extends FaultSpec<Place, Effect> {
  id: number
  seen: number
  struck: number
}

interface ListedFault<Place extends string, Effect> {
  state: FaultState<Place, Effect>
  random: () => number
  gone: PromiseWithResolvers<void>
}

/** The ordered list of faults; the first one that matches and is due strikes. */
export class FaultBook<Place extends string, Effect> {
  #faults: ListedFault<Place, Effect>[] = []
  #lastId = 0

  add(spec: FaultSpec<Place, Effect>): FaultState<Place, Effect> {
    this.#lastId += 1
    const state = { ...spec, id: this.#lastId, seen: 0, struck: 0 }
    this.#faults.push({ state, random: seededRandom(spec.seed ?? this.#lastId), gone: Promise.withResolvers() })
    return state
  }

  list(): FaultState<Place, Effect>[] {
    return this.#faults.map(({ state }) => state)
  }

  /** Takes one fault away, or all: what they hold goes on. */
  clear(id?: number): void {
    const isLeft = ({ state }: ListedFault<Place, Effect>) => id !== undefined && state.id !== id
    const left = this.#faults.filter(isLeft)
    for (const { gone } of this.#faults.filter((fault) => !isLeft(fault))) gone.resolve()
    this.#faults = left
  }

  /** Resolves when the fault that has this effect is taken away. */
  async whenGone(effect: Effect): Promise<void> {
    await this.#faults.find(({ state }) => state.effect === effect)?.gone.promise
  }

  /** The effect that strikes this request, if any. `names` are all names by which the request may be matched. */
  take(place: Place, names: string[]): Effect | null {
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

function isDue(state: FaultState<string, unknown>, random: () => number): boolean {
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
