import type { ZodType } from 'zod'
import { ConnectorError } from '../../../core/channel/connector-error.ts'
import type { ConnectorDeps } from '../../../core/channel/connector.ts'
import type {
  ExportStep,
  ItemWork,
  LateRequest,
  StepCall,
  StepContext,
  StepOutcome,
} from '../../../core/channel/export-step.ts'
import type { WooCommerceClient } from '../client.ts'
import { fetchRefused, watchFetching, type FetchedPicture } from './fetched-pictures.ts'

/** A request within which the store fetches pictures from us. */
export interface Fetching<Input> {
  readonly name: string
  readonly input: ZodType<Input>
  plan(work: readonly ItemWork[]): StepCall[]
  /** The product or variation that is to show the pictures. */
  readonly parentId: (input: Input) => string
  readonly pictures: (input: Input) => readonly FetchedPicture[]
  /** The outcome where an earlier request came through after all; null: it is to be sent. Throws `conflict`. */
  readonly before: (input: Input, context: StepContext) => Promise<StepOutcome | null>
  /** The outcome; null: other pictures are shown than were given. */
  readonly send: (input: Input, context: StepContext) => Promise<StepOutcome | null>
  /** The outcome where everything is shown; null: not yet. */
  readonly arrived: (input: Input, context: StepContext) => Promise<StepOutcome | null>
  /** See `ExportStep.takeBackLate`. */
  readonly takeBackLate?: (input: Input, late: LateRequest) => Promise<boolean>
}

/**
 * A step of accounts that cannot upload. Each request makes new attachments, so that it is never repeated blindly: one without an
 * answer is watched, and what it left behind is used next time.
 */
export function fetchingStep<Input>(
  client: WooCommerceClient,
  deps: ConnectorDeps,
  fetching: Fetching<Input>,
): ExportStep {
  const { takeBackLate } = fetching
  const targetOf = (input: Input) => ({ parentId: fetching.parentId(input), pictures: fetching.pictures(input) })
  return {
    name: fetching.name,
    itemState: 'applying',
    hasEffect: true,
    concurrency: 4,
    plan: (work) => fetching.plan(work),
    async perform(call, context) {
      const input = fetching.input.parse(call.input)
      const { itemIds } = call
      const arrived = await fetching.before(input, context)
      if (arrived) return arrived
      try {
        const done = await fetching.send(input, context)
        for (const { renditionKey } of done?.files ?? []) context.uploaded(renditionKey)
        if (done) return done
        const parent = fetching.parentId(input)
        throw new ConnectorError('outcome_unknown', `${parent} shows other pictures than it was given`)
      } catch (error) {
        return fetchRefused(client, error, { ...targetOf(input), itemIds }, context.signal)
      }
    },
    recover(call, context) {
      const input = fetching.input.parse(call.input)
      const arrived = () => fetching.arrived(input, context)
      return watchFetching(client, deps, { ...targetOf(input), arrived }, context.signal)
    },
    ...(takeBackLate && { takeBackLate: (late) => takeBackLate(fetching.input.parse(late.input), late) }),
  }
}
