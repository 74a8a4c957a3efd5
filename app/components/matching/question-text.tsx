import { useTranslation } from 'react-i18next'
import type { Channel } from '../../core/channel/channel.ts'
import type { QuestionView } from '../../core/matching/matching-view.ts'

/** What must be decided, in a sentence. */
export function QuestionText({ question, words }: { readonly question: QuestionView; readonly words: Channel }) {
  const { t } = useTranslation('matching')
  const { kind, by, sku, barcode, variant, candidates, candidateCount, others } = question
  const names = candidates.map(({ title }) => title)
  // Of one thing the name is quoted by the sentence itself; several are listed.
  const listed = kind === 'several_there' ? names.map((name) => `“${name}”`) : names.slice(0, 1)
  const values = {
    ...{ sku, barcode, variant, count: candidateCount },
    candidates: listed.join(', '),
    others: others.join('”, “'),
  }
  if (kind === 'several_there') return <>{t(`question.${by}.several_there`, { ...values, context: words })}</>
  if (kind === 'parent') return <>{t(`question.${by}.parent`, { ...values, context: words })}</>
  return <>{t(`question.${by}.${kind}`, values)}</>
}
