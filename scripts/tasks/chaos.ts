/**
 * `npm run chaos`: kills and faults at every step of an export. `--short` takes every kind of disturbance once, `--seed N`
 * repeats what chance chose (chaos/README.md says what it cannot repeat), `--channel woocommerce` exports to a store and
 * `--channel amazon` to a seller instead of Shopify, `--only WORDS` takes the experiments whose name has these words, `--keys`
 * exports to a store that fetches pictures itself, `--parallel N` so many cases at once, `--json` ends with one line for machines.
 */
import { randomInt } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { matrix, summaryOf } from '../../chaos/report.ts'
import { runChaos } from '../../chaos/run-chaos.ts'
import { survived } from '../../chaos/judge/verdict.ts'
import { say } from '../log.ts'
import { makeRunDirectory } from '../product/run-directory.ts'

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    short: { type: 'boolean', default: false },
    seed: { type: 'string' },
    only: { type: 'string' },
    parallel: { type: 'string' },
    channel: { type: 'string', default: 'shopify' },
    keys: { type: 'boolean', default: false },
  },
})
const whole = z.coerce.number().int().positive()
const channel = z.enum(['shopify', 'woocommerce', 'amazon']).parse(values.channel)

// What was found so far is told; a second Ctrl-C ends it at once.
const stopping = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => stopping.abort())

const outcomes = await runChaos({
  channel: values.keys ? 'woocommerce' : channel,
  keys: values.keys,
  directory: makeRunDirectory('chaos'),
  seed: values.seed ? whole.parse(values.seed) : randomInt(1, 1_000_000),
  short: values.short,
  only: values.only,
  // A case waits more than it computes; what runs at once shares one PostgreSQL and its connections.
  parallel: values.parallel ? whole.parse(values.parallel) : Math.min(3 * availableParallelism(), 12),
  stopped: stopping.signal,
  say,
  tell({ experiment, verdict, seconds }) {
    const fine = survived(verdict)
    say(`${fine ? 'survived' : 'FAILED  '} ${seconds.toFixed(1).padStart(5)} s  ${experiment.name}`)
    for (const problem of fine ? [] : verdict.problems) say(`           ${problem}`)
  },
})
const summary = summaryOf(outcomes)
process.stdout.write(`${matrix(outcomes)}\n`)
if (values.json) process.stdout.write(`${JSON.stringify(summary)}\n`)
process.exit(summary.survived === summary.points && !stopping.signal.aborted ? 0 : 1)
