import type { ExchangeResult, Verdict } from './replay.ts'

export interface ConversationResult {
  recording: string
  exchanges: ExchangeResult[]
}

export type Tally = Record<Verdict, number>

export function tally(results: { verdict: Verdict }[]): Tally {
  const counts: Tally = { equal: 0, differing: 0, 'not offered': 0 }
  for (const { verdict } of results) counts[verdict] += 1
  return counts
}

/** A conversation is what its worst exchange is. */
export function verdictOf({ exchanges }: ConversationResult): Verdict {
  const { differing, 'not offered': missing } = tally(exchanges)
  return differing ? 'differing' : missing ? 'not offered' : 'equal'
}

/** The table of the run: totals, then one line per exchange that is not equal. */
export function reportOf(conversations: ConversationResult[]): string {
  const exchanges = conversations.flatMap((conversation) => conversation.exchanges)
  const costs = exchanges.filter(({ sameActualCost }) => sameActualCost !== null)
  const lines = conversations.flatMap(({ recording, exchanges: all }) =>
    all
      .filter(({ verdict }) => verdict !== 'equal')
      .map(({ path, verdict, reason }) => `  ${verdict.padEnd(11)} ${recording} ${path}\n${' '.repeat(14)}${reason}`),
  )
  return [
    'Shopify recordings against the sandbox',
    totals('conversations', tally(conversations.map((conversation) => ({ verdict: verdictOf(conversation) })))),
    totals('exchanges', tally(exchanges)),
    `  ${'actual cost'.padEnd(14)} alike in ${costs.filter(({ sameActualCost }) => sameActualCost).length} of ${costs.length} (not required)`,
    ...lines,
  ].join('\n')
}

function totals(what: string, counts: Tally): string {
  const replayed = counts.equal + counts.differing + counts['not offered']
  const { equal, differing, 'not offered': missing } = counts
  return `  ${what.padEnd(14)} ${replayed} replayed / ${equal} equal / ${differing} differing / ${missing} not offered`
}
