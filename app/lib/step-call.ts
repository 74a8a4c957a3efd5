import { createHash } from 'node:crypto'
import type { ItemFailure, StepCall, StepOutcome } from '../core/channel/export-step.ts'

/** A call whose key follows from its input, so that planning again names it the same. */
export function stepCall(
  step: string,
  itemIds: readonly string[],
  input: unknown,
  brings: readonly string[] = [],
): StepCall {
  const digest = createHash('sha256').update(JSON.stringify(input)).digest('hex').slice(0, 24)
  return { key: `${step}:${digest}`, itemIds: [...new Set(itemIds)], input, brings }
}

export function outcome(parts: Partial<StepOutcome>): StepOutcome {
  return { receipt: null, files: [], listings: [], failures: [], ...parts }
}

/** An item fails once per call, with the first thing that went wrong. */
export function oncePerItem(failures: readonly ItemFailure[]): ItemFailure[] {
  return [...new Map(failures.toReversed().map((failure) => [failure.itemId, failure])).values()].toReversed()
}
