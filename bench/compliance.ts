import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { measurePicture } from '../app/compliance/measure-picture.ts'
import { judge } from '../app/core/compliance/judge.ts'
import { inspectFile } from '../app/renditions/inspect-file.ts'
import { type BenchOptions, type BenchResult, rounded } from './bench-result.ts'
import { type Label, readLabels } from './compliance/labels.ts'
import { agreement, confusion, disagreements, type Judged, scoreRules } from './compliance/score.ts'
import { checksPerSecond } from './compliance/speed.ts'

const byDefault = new URL('../../shared/photos/labels.json', import.meta.url).pathname

/**
 * The check of Amazon's main pictures, scored on labelled photographs as a merchant would upload them: no product type is given and
 * nothing attested. Verdicts and rules are counted where the labels are sure; agreement over all labels is in the details.
 */
export async function run({ labels = [byDefault] }: BenchOptions): Promise<BenchResult[]> {
  const known = labels.filter((file) => existsSync(file))
  for (const file of labels) if (!known.includes(file)) process.stderr.write(`No labels at ${file}: not scored.\n`)
  const judged = await judgeAll(known.flatMap(readLabels))
  return [...(judged.length > 0 ? scores(judged) : []), await checksPerSecond()]
}

async function judgeAll(labels: readonly Label[]): Promise<Judged[]> {
  const judged: Judged[] = []
  const next = labels.values()
  const loop = async () => {
    for (const label of next) judged.push({ label, result: judge(await measured(label.path), 'main') })
  }
  await Promise.all(Array.from({ length: availableParallelism() }, loop))
  return judged
}

async function measured(path: string) {
  const facts = await inspectFile(path)
  if (!facts.ok || facts.value.kind !== 'image') throw new Error(`${path} is no picture that the library takes`)
  const result = await measurePicture(path, facts.value)
  if (!result.ok) throw new Error(`${path} was not measured: ${result.issue.code}`)
  return result.value
}

function scores(judged: readonly Judged[]): BenchResult[] {
  const sure = judged.filter(({ label }) => !label.unsure)
  const agreed = rounded(agreement(sure))
  const escaped = sure.filter(({ label, result }) => label.amazonMainVerdict === 'fail' && result.verdict === 'pass')
  return [
    {
      ...{ claim: 'compliance.verdict_agreement', value: agreed, unit: 'share', aim: '>= 0.95', ok: agreed >= 0.95 },
      details: {
        ...{ sure: sure.length, labels: judged.length, agreementOfAll: rounded(agreement(judged)) },
        ...{ confusion: confusion(sure), disagreements: disagreements(sure) },
      },
    },
    {
      ...{ claim: 'compliance.fail_called_pass', value: escaped.length, unit: 'pictures' },
      ...{ aim: '0', ok: escaped.length === 0, details: escaped.map(({ label }) => label.file) },
    },
    ...scoreRules(sure).flatMap(({ rule, precision, recall, ...details }) => [
      ...(precision === null ? [] : [share(`compliance.precision.${rule}`, precision, details)]),
      ...(recall === null ? [] : [share(`compliance.recall.${rule}`, recall, details)]),
    ]),
  ]
}

function share(claim: string, value: number, details: unknown): BenchResult {
  return { claim, value: rounded(value), unit: 'share', details }
}
