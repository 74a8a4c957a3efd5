import type { PlanInput } from './plan-input.ts'
import type { MappedPictures } from './mapped-picture.ts'
import { mappedPictures, withinLimit } from './plan-media.ts'
import { plannedRemovals, type PlannedRemovals } from './plan-removals.ts'

export interface PlannedPictures {
  readonly mapped: MappedPictures
  readonly leaving: PlannedRemovals
}

/**
 * What goes to the listing and what leaves it. They depend on each other near the platform's limit: pictures that leave make room,
 * and where there is not enough even so, nothing may leave.
 */
export function plannedPictures(input: PlanInput): PlannedPictures {
  const wanted = mappedPictures(input)
  const leaving = plannedRemovals(input, wanted)
  const mapped = withinLimit(input, wanted, leaving.removals.filter(({ place }) => place === 'listing').length)
  if (mapped.pictures.length === wanted.pictures.length) return { mapped, leaving }
  const fitting = withinLimit(input, wanted, 0)
  return { mapped: fitting, leaving: plannedRemovals(input, fitting) }
}
