import type { RequestGate } from '../../sandbox/control/request-gate.ts'

export interface HeldRequest {
  /** It is there and has not taken effect. */
  readonly arrived: Promise<void>
  letGo(): void
}

/** The stand-in keeps the next request of this name until it is let go, however slow the machine is; others pass. */
export function holdRequest(world: { gate: RequestGate | null }, name: string): HeldRequest {
  const [arrived, released] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  world.gate = {
    arrived(passing) {
      if (passing.name !== name) return undefined
      world.gate = null
      arrived.resolve()
      return released.promise
    },
  }
  return { arrived: arrived.promise, letGo: released.resolve }
}
