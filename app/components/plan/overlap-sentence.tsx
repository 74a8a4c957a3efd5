import { Link, Text } from '@shopify/polaris'
import { useTranslation } from 'react-i18next'
import type { ExportOverlap } from '../../core/export/overlap.ts'
import { useFormat } from '../use-format.ts'

interface OverlapSentenceProps {
  readonly overlap: ExportOverlap
  readonly timeZone: string
}

/** Which export owns which products, with the way to it. */
export function OverlapSentence({ overlap, timeZone }: OverlapSentenceProps) {
  const { t } = useTranslation('schedule')
  const format = useFormat(timeZone)
  const { runId, title, state, scheduledFor, count } = overlap
  const names = overlap.products.map((product) => `“${product.title}”`).join(', ')
  const others = count - overlap.products.length
  const products = others > 0 ? t('overlap.more', { names, count: others }) : names
  const key = state === 'scheduled' || state === 'paused' ? state : 'works'
  return (
    <Text as="p" breakWord>
      <Link url={`/app/exports/${runId}`}>{title}</Link>{' '}
      {t(`overlap.${key}`, { products, when: scheduledFor ? format.weekdayTime(scheduledFor) : '' })}
    </Text>
  )
}
