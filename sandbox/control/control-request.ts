import { SpeedClock, type Clock } from '../clock.ts'
import { ControlError } from './control-error.ts'
import type { FaultSpec } from './fault-book.ts'

/** The JSON body of a control request, read as its sender meant it. Throws ControlError 400. */
export function controlBody<Shape>(bytes: Buffer): Shape {
  try {
    return JSON.parse(bytes.toString('utf8')) as Shape
  } catch {
    throw new ControlError(400, 'Expected a JSON body')
  }
}

/** A misspelt fault would never strike, and the test that set it would prove nothing. */
export function faultIn<Place extends string, Effect extends { kind: string }>(
  places: readonly Place[],
  bytes: Buffer,
): FaultSpec<Place, Effect> {
  const spec = controlBody<Partial<FaultSpec<Place, Effect>>>(bytes)
  const place = places.find((known) => known === spec.place)
  if (!place) throw new ControlError(400, `Expected one of ${places.join(', ')} for place`)
  if (!spec.effect?.kind) throw new ControlError(400, 'Expected an effect with a kind')
  return { ...spec, place, effect: spec.effect }
}

/** The fault that `?id=` names; undefined: all of them. */
export function faultIdIn(query: URLSearchParams): number | undefined {
  const id = query.get('id')
  if (id === null) return undefined
  if (!/^\d+$/.test(id)) throw new ControlError(400, 'Expected a number for id')
  return Number(id)
}

export function setSpeed(clock: Clock, speed: number): { speed: number } {
  if (!(clock instanceof SpeedClock)) throw new ControlError(409, 'The clock of this sandbox is its owner’s')
  if (!(speed > 0)) throw new ControlError(400, 'Expected a positive number for speed')
  clock.setSpeed(speed)
  return { speed }
}
