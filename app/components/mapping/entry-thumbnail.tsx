import { useDraggable } from '@dnd-kit/core'
import { Popover } from '@shopify/polaris'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MappedEntry } from '../../core/mapping/change-mapping.ts'
import { useFormat } from '../use-format.ts'
import { AltTextForm } from './alt-text-form.tsx'
import { AssignForm } from './assign-form.tsx'
import type { DragData } from './drag-data.ts'
import { useEditor } from './editor-context.ts'
import { EntryMenu } from './entry-menu.tsx'
import { PictureImage } from './picture-image.tsx'

type Panel = 'menu' | 'change' | 'describe'

/** A picture in its place: dragged to another one, or opened (click, enter, space) for the menu that can do all of it. */
export function EntryThumbnail({ entry }: { readonly entry: MappedEntry }) {
  const { t } = useTranslation('mapping')
  const { pictureOf, labelOf } = useEditor()
  const [panel, setPanel] = useState<Panel | null>(null)
  const { percent } = useFormat()
  const picture = pictureOf(entry.assetId)
  const fileName = picture?.fileName ?? ''
  const data: DragData = { drag: 'entry', entryId: entry.id, fileName }
  const { setNodeRef, listeners, isDragging } = useDraggable({ id: `entry:${entry.id}`, data })
  const close = () => setPanel(null)
  const name = t(entry.accepted ? 'entry.name' : 'entry.suggestedName', {
    fileName,
    target: labelOf(entry.target),
    role: t(`roles.${entry.role}`),
  })
  return (
    <Popover
      active={panel !== null}
      onClose={close}
      activator={
        <button
          type="button"
          ref={setNodeRef}
          {...listeners}
          className={classNames(entry, isDragging)}
          aria-label={name}
          aria-haspopup="true"
          aria-expanded={panel !== null}
          title={entry.reason ?? fileName}
          onClick={() => setPanel('menu')}
        >
          <PictureImage picture={picture} mark={entry.accepted ? undefined : percent(entry.confidence ?? 0)} />
        </button>
      }
    >
      <EntryPanel entry={entry} panel={panel} onPanel={setPanel} onClose={close} />
    </Popover>
  )
}

interface EntryPanelProps {
  readonly entry: MappedEntry
  readonly panel: Panel | null
  readonly onPanel: (panel: Panel) => void
  readonly onClose: () => void
}

function EntryPanel({ entry, panel, onPanel, onClose }: EntryPanelProps) {
  const { t } = useTranslation('mapping')
  const { apply, pictureOf } = useEditor()
  const picture = pictureOf(entry.assetId)
  if (panel === 'describe') return <AltTextForm entry={entry} onClose={onClose} />
  if (panel === 'change') {
    return (
      <AssignForm
        fileName={picture?.fileName ?? ''}
        isVideo={picture?.kind === 'video'}
        initial={entry}
        submitLabel={t('assign.change')}
        onSubmit={(target, role) => {
          apply({ type: 'move', entryId: entry.id, target, role })
          onClose()
        }}
        onCancel={onClose}
      />
    )
  }
  return (
    <EntryMenu
      entry={entry}
      onChange={() => onPanel('change')}
      onDescribe={() => onPanel('describe')}
      onDone={onClose}
    />
  )
}

function classNames(entry: MappedEntry, dragging: boolean): string {
  const names = ['mp-picture']
  if (!entry.accepted) names.push('mp-picture--proposed')
  if (dragging) names.push('mp-picture--source')
  return names.join(' ')
}
