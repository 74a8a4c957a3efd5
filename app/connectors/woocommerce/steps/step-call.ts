import { createHash } from 'node:crypto'
import type { StepCall, StepOutcome } from '../../../core/channel/connector.ts'

/** A call whose key follows from its input, so that planning again names it the same. */
export function stepCall(step: string, itemIds: readonly string[], input: unknown): StepCall {
  const digest = createHash('sha256').update(JSON.stringify(input)).digest('hex').slice(0, 24)
  return { key: `${step}:${digest}`, itemIds: [...new Set(itemIds)], input }
}

export function outcome(parts: Partial<StepOutcome>): StepOutcome {
  return { receipt: null, files: [], listings: [], failures: [], ...parts }
}
