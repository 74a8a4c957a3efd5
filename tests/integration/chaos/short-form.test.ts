import { rmSync } from 'node:fs'
import { randomInt } from 'node:crypto'
import { afterAll, describe, expect, it } from 'vitest'
import { summaryOf } from '../../../chaos/report.ts'
import { runChaos } from '../../../chaos/run-chaos.ts'
import { makeRunDirectory } from '../../../scripts/product/run-directory.ts'

const seed = randomInt(1, 1_000_000)
const directory = makeRunDirectory('chaos')
let clean = false

afterAll(() => clean && rmSync(directory, { recursive: true, force: true }))

describe('an export that is killed, starved and lied to', () => {
  it(`ends as if nothing had happened (npm run chaos -- --short --seed ${seed})`, { timeout: 300_000 }, async () => {
    const summary = summaryOf(await runChaos({ channel: 'shopify', directory, seed, short: true, parallel: 4 }))
    expect(summary).toEqual({
      ...{ points: summary.points, survived: summary.points },
      ...{ duplicates: 0, lost: 0, orphans: 0, failures: [] },
    })
    expect(summary.points).toBeGreaterThan(12)
    clean = true
  })
})
