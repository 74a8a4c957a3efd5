import { parseArgs } from 'node:util'
import { z } from 'zod'
import type { BenchResult } from './bench-result.ts'
import { BENCHES } from './benches.ts'

/**
 * `npm run bench -- [--json] [--pictures N] [claim …]`: a claim may be given by its beginning, such as `images`. `--pictures` says
 * how large the largest scene is, for `growth` (default 10,000) and `worker` (240).
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean' }, pictures: { type: 'string' }, labels: { type: 'string', multiple: true } },
})
const options = {
  ...(values.pictures !== undefined && { pictures: z.coerce.number().int().positive().parse(values.pictures) }),
  ...(values.labels && { labels: values.labels }),
}

const isAsked = (claim: string) => positionals.length === 0 || positionals.some((asked) => claim.startsWith(asked))

function line({ claim, value, unit, baseline, ratio, aim, ok }: BenchResult): string {
  const parts = [
    `${claim.padEnd(28)} ${value} ${unit}`,
    baseline === undefined ? '' : `against ${baseline}`,
    ratio === undefined ? '' : `ratio ${ratio}`,
    aim === undefined ? '' : `aim ${aim}: ${ok ? 'reached' : 'MISSED'}`,
  ]
  return parts.filter(Boolean).join(' · ')
}

const asked = BENCHES.filter(({ claims }) => claims.some(isAsked))
if (asked.length === 0) {
  const known = BENCHES.flatMap(({ claims }) => claims).join(', ')
  process.stderr.write(`No such claim. There are: ${known}\n`)
  process.exitCode = 2
}

// One after the other: two at once would measure each other.
for (const { claims, load } of asked) {
  try {
    const results = await (await load()).run(options)
    for (const result of results.filter(({ claim }) => isAsked(claim)))
      process.stdout.write(`${values.json ? JSON.stringify(result) : line(result)}\n`)
  } catch (error) {
    process.stderr.write(
      `${claims.join(', ')}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    )
    process.exitCode = 1
  }
}
