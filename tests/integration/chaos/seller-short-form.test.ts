import { rmSync } from 'node:fs'
import { randomInt } from 'node:crypto'
import { afterAll, describe, expect, it } from 'vitest'
import { summaryOf } from '../../../chaos/report.ts'
import { runChaos } from '../../../chaos/run-chaos.ts'
import { makeRunDirectory } from '../../../scripts/product/run-directory.ts'

const seed = randomInt(1, 1_000_000)
const directory = makeRunDirectory('chaos-amazon')
let clean = false

afterAll(() => clean && rmSync(directory, { recursive: true, force: true }))

describe('a feed to Amazon that is killed, starved and lied to', () => {
  const repeat = `npm run chaos -- --channel amazon --short --seed ${seed} --only feed`

  it(`ends as if nothing had happened (${repeat})`, { timeout: 300_000 }, async () => {
    const choice = { channel: 'amazon', seed, short: true, only: 'feed' } as const
    const summary = summaryOf(await runChaos({ ...choice, directory, parallel: 4 }))
    expect(summary).toEqual({
      ...{ points: 3, survived: 3 },
      ...{ duplicates: 0, lost: 0, orphans: 0, failures: [] },
    })
    clean = true
  })
})
