import { expect, test } from 'vitest'
import { CANADA, openAmazon, US } from '../../sandbox/amazon/testing/open-amazon.ts'
import { arrange } from './amazon/arrangements.ts'
import { listCases, type SandboxCase } from './amazon/cases.ts'
import { differenceOf } from './amazon/compare.ts'
import { requestOf } from './amazon/requests.ts'
import { reportOf, tally, type Result } from './tally.ts'

const UK = 'A1F83G8C2ARO7P'

/** Models that the stand-in does not imitate, because Mediaport calls none of their operations. */
const NOT_OFFERED: Record<string, string> = {
  notifications: 'changes are polled for: these notifications need an AWS account of the operator’s (EventBridge)',
  tokens: 'restricted data tokens are for buyers’ data, which Mediaport never asks for',
}

test('answers the published cases of Amazon’s own sandbox as Amazon does', async () => {
  const results: Result[] = []
  for (const of of listCases()) results.push(await replay(of))
  console.info(reportOf('Amazon’s sandbox cases against the stand-in', results))
  expect(tally(results)).toEqual({ equal: 37, differing: 0, 'not offered': 12 })
})

/** Each in an Amazon of its own, filled with what the case speaks of. */
async function replay(of: SandboxCase): Promise<Result> {
  const missing = NOT_OFFERED[of.model]
  if (missing) return { id: of.id, verdict: 'not offered', reason: missing }
  const marketplaces = [US, CANADA, UK].map((marketplaceId) => ({ marketplaceId }))
  // Two of the answers that Amazon publishes break its own models.
  const amazon = await openAmazon({ sellerId: 'SellerId', marketplaces }, { settings: { checksAnswers: false } })
  arrange(amazon, of)
  const { method, path, body } = await requestOf(amazon, of)
  const answer = await amazon.api(method, path, body)
  const reason = differenceOf(of, answer.status, answer.text)
  return { id: of.id, verdict: reason === '' ? 'equal' : 'differing', reason }
}
