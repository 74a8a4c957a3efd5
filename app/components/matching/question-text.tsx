import { useTranslation } from 'react-i18next'
import type { QuestionView } from '../../core/matching/matching-view.ts'

/** What must be decided, in a sentence. */
export function QuestionText({ question }: { readonly question: QuestionView }) {
  const { t } = useTranslation('matching')
  const { kind, sku, variant, candidates, candidateCount, others } = question
  const names = candidates.map(({ title }) => title)
  // Of one thing the name is quoted by the sentence itself; several are listed.
  const listed = kind === 'several_there' ? names.map((name) => `“${name}”`) : names.slice(0, 1)
  return (
    <>
      {t(`question.${kind}`, {
        ...{ sku, variant, count: candidateCount },
        candidates: listed.join(', '),
        others: others.join('”, “'),
      })}
    </>
  )
}
