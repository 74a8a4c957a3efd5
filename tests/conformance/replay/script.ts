import type { Session } from './session.ts'
import type { Json, JsonObject } from './recordings.ts'

/** What happens before an exchange is sent: nothing, a while, or until every file and job is settled. */
export type Before = { advanceMs: number } | 'settle' | null

/** One exchange of a recorded conversation. */
export interface ExchangeStep {
  kind: 'exchange'
  /** Place in the recording. */
  path: string
  /** Ours; null where the recording has the document. */
  document: string | null
  /** Ours; null where the recording has the variables. */
  variables: JsonObject | null
  before: Before
}

/** Something the recorder did and did not record, such as an upload. */
export interface ActStep {
  kind: 'act'
  act: (session: Session) => Promise<void>
}

export interface Script {
  recording: string
  steps: (ExchangeStep | ActStep)[]
}

interface StepOptions {
  variables?: { [name: string]: Json }
  before?: Before
}

/** An exchange whose document the recording does not hold. */
export function step(path: string, document: string, options: StepOptions = {}): ExchangeStep {
  return { kind: 'exchange', path, document, variables: options.variables ?? null, before: options.before ?? null }
}

/** An exchange that is recorded with its document. */
export function recorded(path: string, options: StepOptions = {}): ExchangeStep {
  return { ...step(path, '', options), document: null }
}

export function act(run: (session: Session) => Promise<void>): ActStep {
  return { kind: 'act', act: run }
}
