import { ActionList, Button, Popover } from '@shopify/polaris'
import { MenuHorizontalIcon } from '@shopify/polaris-icons'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { HistoryItem } from '../../core/export/history-view.ts'
import { possibleActions, type RunAction } from '../../core/export/run-actions.ts'

interface RunMenuProps {
  readonly item: HistoryItem
  readonly busy: boolean
  readonly onAct: (action: RunAction) => void
}

/** What can be done with one export without opening it. */
export function RunMenu({ item, busy, onAct }: RunMenuProps) {
  const { t } = useTranslation('history')
  const [open, setOpen] = useState(false)
  const actions = possibleActions(item)
  if (actions.length === 0) return null
  return (
    // A click in here is no click on the row, which opens the export.
    <div className="mp-row-menu" onClick={(event) => event.stopPropagation()}>
      <Popover
        active={open}
        preferredAlignment="right"
        autofocusTarget="first-node"
        onClose={() => setOpen(false)}
        activator={
          <Button
            variant="tertiary"
            icon={MenuHorizontalIcon}
            disabled={busy}
            accessibilityLabel={t('actions.label', { title: item.title })}
            onClick={() => setOpen(!open)}
          />
        }
      >
        <ActionList
          actionRole="menuitem"
          items={actions.map((action) => ({
            content: t(`actions.${action}`, { count: item.failed }),
            destructive: action === 'cancel',
            onAction: () => {
              setOpen(false)
              onAct(action)
            },
          }))}
        />
      </Popover>
    </div>
  )
}
