import { isDeepStrictEqual } from 'node:util'
import type { ExchangeStep, Script } from './script.ts'
import { actualCost, normaliseAnswer } from './normalise.ts'
import { exchangeAt } from './recordings.ts'
import type { JsonObject, RecordedExchange } from './recordings.ts'
import { firstDifference } from './difference.ts'
import { Session } from './session.ts'

export type Verdict = 'equal' | 'differing' | 'not offered'

export interface ExchangeResult {
  path: string
  verdict: Verdict
  /** Empty when equal. */
  reason: string
  /** Actual cost alike, which is reported but not required; null where none was recorded. */
  sameActualCost: boolean | null
}

/** Runs a conversation from its start; later exchanges see what earlier ones made. */
export async function replay(script: Script, recording: JsonObject): Promise<ExchangeResult[]> {
  const session = await Session.open()
  const results: ExchangeResult[] = []
  try {
    for (const step of script.steps) {
      if (step.kind === 'act') await step.act(session)
      else if (isBaseless(step, results)) results.push(baseless(step))
      else results.push(await replayStep(session, step, exchangeAt(recording, step.path)))
    }
  } finally {
    await session.close()
  }
  return results
}

function isBaseless({ after }: ExchangeStep, results: ExchangeResult[]): boolean {
  return after !== null && results.find(({ path }) => path === after)?.verdict === 'not offered'
}

function baseless({ path, after }: ExchangeStep): ExchangeResult {
  return { path, verdict: 'not offered', reason: `reads what ${after} would have done`, sameActualCost: null }
}

async function replayStep(session: Session, step: ExchangeStep, exchange: RecordedExchange): Promise<ExchangeResult> {
  await step.before?.(session)
  const query = step.document ?? exchange.query
  if (query === null) throw new Error(`${step.path} is recorded without a document and the script has none`)
  const { status, answer } = await session.send(query, step.variables ?? exchange.variables ?? {})
  session.ids.learnFrom(exchange.answer, answer)
  return { path: step.path, ...compare(session, exchange, status, answer) }
}

function compare(
  session: Session,
  exchange: RecordedExchange,
  status: number,
  answer: JsonObject,
): Omit<ExchangeResult, 'path'> {
  const recordedActual = actualCost(exchange.answer)
  const sameActualCost = recordedActual === null ? null : recordedActual === actualCost(answer)
  const missing = notOffered(answer, exchange.answer)
  if (missing) return { verdict: 'not offered', reason: missing, sameActualCost: null }
  if (status !== exchange.status) {
    return { verdict: 'differing', reason: `HTTP ${status} instead of ${exchange.status}`, sameActualCost }
  }
  const expected = normaliseAnswer(session.ids.translate(withRecordedCostOnly(exchange.answer, answer)) as JsonObject)
  const actual = normaliseAnswer(withRecordedCostOnly(answer, exchange.answer))
  if (isDeepStrictEqual(expected, actual)) return { verdict: 'equal', reason: '', sameActualCost }
  return { verdict: 'differing', reason: firstDifference(expected, actual), sameActualCost }
}

/** Some recorders left the cost out; then ours is not compared either. */
function withRecordedCostOnly(answer: JsonObject, other: JsonObject): JsonObject {
  return other['extensions'] === undefined ? { ...answer, extensions: null } : answer
}

/** The sandbox says so itself, or the 2026-10 schema no longer knows the field or input that the recording used. */
function notOffered(answer: JsonObject, recorded: JsonObject): string | null {
  const [first] = Array.isArray(answer['errors']) ? answer['errors'] : []
  const text = JSON.stringify(first ?? null)
  const refused = /not offered by the sandbox: ([\w.]+)/.exec(text)
  if (refused) return `${refused[1]} is not imitated`
  const gone = /Field '(\w+)' doesn't exist on type '(\w+)'/.exec(text)
  if (gone) return `${gone[2]}.${gone[1]} is not in 2026-10`
  const input = /for [\w.]*?(\w+) \(Field is not defined on (\w+)\)/.exec(text)
  return input && recorded['errors'] === undefined ? `${input[2]}.${input[1]} is not in 2026-10` : null
}
