import type { Shop } from '../../../sandbox/shopify/state/shop.ts'
import type { Session } from './session.ts'
import type { Json, JsonObject } from './recordings.ts'

/** What has to be true of the shop before an exchange is sent, such as every file being ready. */
export type Before = (session: Session) => Promise<void>

/** Time passes until no file and no job waits for anything. */
export const settled: Before = (session) => session.until(isSettled)

/** Time passes until a bulk operation is in this state and has worked off a line. */
export const bulkOperationIs =
  (status: string): Before =>
  (session) =>
    session.until(({ bulkOperations }) =>
      [...bulkOperations.values()].some((operation) => operation.status === status && operation.objects > 0),
    )

/** Time passes until the search index knows every product. */
export const indexed: Before = (session) => session.pass(2_000)

function isSettled({ files, jobs }: Shop): boolean {
  const isPending = [...files.values()].some(({ status }) => status === 'UPLOADED' || status === 'PROCESSING')
  return !isPending && [...jobs.values()].every(({ done }) => done)
}

/** One exchange of a recorded conversation. */
export interface ExchangeStep {
  kind: 'exchange'
  /** Place in the recording. */
  path: string
  /** Ours; null where the recording has the document. */
  document: string | null
  /** Ours; null where the recording has the variables. */
  variables: JsonObject | null
  before: Before | null
  /** Path of an earlier exchange without whose effect this one says nothing. */
  after: string | null
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
  after?: string
}

/** An exchange whose document the recording does not hold. */
export function step(path: string, document: string, options: StepOptions = {}): ExchangeStep {
  return {
    kind: 'exchange',
    path,
    document,
    variables: options.variables ?? null,
    before: options.before ?? null,
    after: options.after ?? null,
  }
}

/** An exchange that is recorded with its document. */
export function recorded(path: string, options: StepOptions = {}): ExchangeStep {
  return { ...step(path, '', options), document: null }
}

export function act(run: (session: Session) => Promise<void>): ActStep {
  return { kind: 'act', act: run }
}
