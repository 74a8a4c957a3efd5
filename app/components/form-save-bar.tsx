import { useBlocker } from '@remix-run/react'
import { SaveBar, useAppBridge } from '@shopify/app-bridge-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'

export interface FormSaveBarProps {
  /** Whether the form differs from what is saved. */
  readonly dirty: boolean
  readonly saving: boolean
  readonly onSave: () => void
  readonly onDiscard: () => void
}

/** The admin's save bar for a form; leaving the page with unsaved changes asks first. */
export function FormSaveBar({ dirty, saving, onSave, onDiscard }: FormSaveBarProps) {
  const { t } = useTranslation('common')
  useLeaveConfirmation(dirty && !saving)
  return (
    <SaveBar open={dirty}>
      <button variant="primary" loading={saving ? '' : undefined} disabled={saving} onClick={onSave}>
        {t('actions.save')}
      </button>
      <button disabled={saving} onClick={onDiscard}>
        {t('actions.discard')}
      </button>
    </SaveBar>
  )
}

function useLeaveConfirmation(dirty: boolean) {
  const shopify = useAppBridge()
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => dirty && currentLocation.pathname !== nextLocation.pathname,
  )
  useEffect(() => {
    if (blocker.state !== 'blocked') return
    let waiting = true
    // Resolves when the merchant chose to leave; while they stay, the next attempt asks again.
    void shopify.saveBar.leaveConfirmation().then(() => {
      if (waiting) blocker.proceed()
    })
    return () => {
      waiting = false
    }
  }, [blocker, shopify])
}
