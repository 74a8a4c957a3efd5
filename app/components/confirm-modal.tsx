import { Modal, TitleBar } from '@shopify/app-bridge-react'
import { Box } from '@shopify/polaris'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

export interface ConfirmModalProps {
  readonly open: boolean
  readonly title: string
  readonly confirmLabel: string
  /** Where "Cancel" could be misread. */
  readonly closeLabel?: string
  readonly onConfirm: () => void
  readonly onClose: () => void
  readonly children: ReactNode
}

/** Asks before something is destroyed. The admin shows it above the app; its buttons stand in the modal's own slots. */
export function ConfirmModal({
  open,
  title,
  confirmLabel,
  closeLabel,
  onConfirm,
  onClose,
  children,
}: ConfirmModalProps) {
  const { t } = useTranslation('common')
  return (
    <Modal open={open} onHide={onClose}>
      <Box padding="400">{children}</Box>
      <TitleBar title={title}>
        <button variant="primary" tone="critical" onClick={onConfirm}>
          {confirmLabel}
        </button>
        <button onClick={onClose}>{closeLabel ?? t('actions.cancel')}</button>
      </TitleBar>
    </Modal>
  )
}
