/**
 * Preloaded behind `sandbox/edge.mjs` into processes under test: they live in the time of the stand-in, which runs
 * CHAOS_SPEED times faster, so that waits, deadlines and polls keep their proportions while a run takes seconds. Chance comes
 * from CHAOS_SEED. What the database's clock decides (leases) stays as it is.
 */
import { syncBuiltinESMExports } from 'node:module'
import timers from 'node:timers/promises'

const speed = Number(process.env.CHAOS_SPEED ?? 1)

const sleep = timers.setTimeout
timers.setTimeout = (ms, value, options) => sleep(ms / speed, value, options)
syncBuiltinESMExports()

const wallNow = Date.now
const startedAt = wallNow()
/** Where the stand-in compares our time with its own (signatures): when both were what (`CHAOS_CLOCK`, ours and its). */
const [seenAt = startedAt, itsTime = startedAt] = (process.env.CHAOS_CLOCK?.split(' ') ?? []).map(Number)
const platformNow = () => Math.round(itsTime + (wallNow() - seenAt) * speed)
Date.now = platformNow
/** Libraries ask `new Date()` for the time too: the stamp of a signature is made of it. */
globalThis.Date = new Proxy(Date, {
  construct: (target, parts, newTarget) =>
    Reflect.construct(target, parts.length > 0 ? parts : [platformNow()], newTarget),
})

const timeout = AbortSignal.timeout.bind(AbortSignal)
AbortSignal.timeout = (ms) => timeout(Math.ceil(ms / speed))

let state = Number(process.env.CHAOS_SEED ?? 1) >>> 0
/** mulberry32 */
Math.random = () => {
  state = (state + 0x6d2b79f5) >>> 0
  let mixed = Math.imul(state ^ (state >>> 15), state | 1)
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
}
