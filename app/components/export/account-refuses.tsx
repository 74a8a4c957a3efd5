import { useRevalidator } from '@remix-run/react'
import { Banner } from '@shopify/polaris'
import { useTranslation } from 'react-i18next'
import { isOver, runTotals } from '../../core/export/export-view.ts'
import type { LiveRun } from './use-run-progress.ts'

interface AccountRefusesProps {
  readonly live: LiveRun
  /** The account is the shop whose admin this is: reading any page of it renews the access. */
  readonly reconnectsHere: boolean
}

/** The account no longer lets us in: what waits, that nothing is lost, and the one button that lets it go on. */
export function AccountRefuses({ live, reconnectsHere }: AccountRefusesProps) {
  const { t } = useTranslation('export')
  const { revalidate, state } = useRevalidator()
  const { run, items } = live
  if (run.accountProblem === null || isOver(run.state)) return null
  const count = runTotals(items).open
  return (
    <Banner
      tone="warning"
      title={t('account.title', { connection: run.connection })}
      action={
        reconnectsHere
          ? { content: t('account.reconnect'), onAction: revalidate, loading: state === 'loading' }
          : { content: t('account.settings'), url: '/app/settings' }
      }
    >
      <p>{reconnectsHere ? t('account.here') : run.accountProblem}</p>
      <p>{t(run.state === 'paused' ? 'account.waitsPaused' : 'account.waits', { count })}</p>
    </Banner>
  )
}
