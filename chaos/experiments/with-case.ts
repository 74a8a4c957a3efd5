import { judge, type Exceptions } from '../judge/judge.ts'
import { survived, type Verdict } from '../judge/verdict.ts'
import type { Case, CaseOptions } from '../stage/open-case.ts'
import { openCase } from '../stage/open-case.ts'
import type { Lab } from './experiment.ts'

/** What must be true when the run is over, where the experiment does not say otherwise: everything done. */
export interface Expectation extends Exceptions {
  /** Items that end otherwise, by product title. */
  readonly items?: Readonly<Record<string, ItemEnd>>
}

export interface ItemEnd {
  readonly state: string
  /** Several where two requests race, and either tells the merchant the truth. */
  readonly code: string | readonly string[]
}

/** Answers what else is wrong, in words; nothing wrong, an empty list. */
type Disturb = (stage: Case) => Promise<readonly string[] | void>

/** Runs one case to the end of its run and judges what is left. The files of a case that failed are kept. */
export async function withCase(
  { scene, reference }: Lab,
  disturb: Disturb,
  expectation: Expectation = {},
  options: CaseOptions = {},
): Promise<Verdict> {
  const stage = await openCase(scene, { settings: reference.way.settings, ...options })
  let verdict: Verdict = { duplicates: 0, lost: 0, orphans: 0, problems: ['was not judged'] }
  try {
    const found = (await disturb(stage)) ?? []
    await stage.finished()
    const judged = judge(stage.standIn.look(), reference.products, await stage.database.ledger(), expectation)
    const problems = [...found, ...judged.problems, ...(await problemsOfRun(stage, expectation))]
    verdict = { ...judged, problems }
  } catch (error) {
    verdict = { ...verdict, problems: [error instanceof Error ? error.message : String(error)] }
  } finally {
    await stage.close({ keep: !survived(verdict) })
  }
  return survived(verdict) ? verdict : { ...verdict, problems: [...verdict.problems, `logs: ${stage.directory}`] }
}

async function problemsOfRun({ database }: Case, { items: expected = {} }: Expectation): Promise<string[]> {
  const problems = (await database.items()).flatMap(({ title, state, errorCode, errorDetail }) => {
    const wanted = expected[title] ?? { state: 'done', code: null }
    const codes = [wanted.code].flat()
    if (wanted.state === state && codes.includes(errorCode)) return []
    const found = [state, errorCode, errorDetail].filter(Boolean).join(' ')
    return [`${title} is ${found} instead of ${wanted.state} ${codes.join(' or ')}`.trimEnd()]
  })
  const open = await database.openSteps()
  return open > 0 ? [...problems, `${open} steps were left open`] : problems
}
