import { Link, Text } from '@shopify/polaris'
import { useTranslation } from 'react-i18next'
import type { RunLink } from '../../core/export/export-view.ts'

interface UndoLinksProps {
  readonly undoes: RunLink | null
  readonly undoneBy: readonly RunLink[]
}

/** Which export this one takes back, and which ones took it back. */
export function UndoLinks({ undoes, undoneBy }: UndoLinksProps) {
  const { t } = useTranslation('undo')
  if (!undoes && undoneBy.length === 0) return null
  return (
    <Text as="p">
      {undoes && (
        <>
          {t('run.takesBack')} <Link url={`/app/exports/${undoes.runId}`}>{undoes.title}</Link>.{' '}
        </>
      )}
      {undoneBy.map(({ runId, title }) => (
        <span key={runId}>
          {t('run.undoneBy')} <Link url={`/app/exports/${runId}`}>{title}</Link>.{' '}
        </span>
      ))}
    </Text>
  )
}
