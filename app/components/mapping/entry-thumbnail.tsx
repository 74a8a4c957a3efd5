import { useDraggable } from '@dnd-kit/core'
import { Popover } from '@shopify/polaris'
import { useEffect, useRef, useState } from 'react'
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
  const button = useRef<HTMLButtonElement | null>(null)
  const wasOpen = useRef(false)
  const close = () => setPanel(null)

  // What the menu did may have moved the picture, which takes the focus from it.
  useEffect(() => {
    if (wasOpen.current && panel === null && isAdrift(document.activeElement)) button.current?.focus()
    wasOpen.current = panel !== null
  }, [panel])

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
          ref={(node) => {
            button.current = node
            setNodeRef(node)
          }}
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
      <EntryPanel
        entry={entry}
        panel={panel}
        onPanel={setPanel}
        onClose={close}
        // The keyboard goes on from where the picture was.
        onLeave={() => button.current?.closest<HTMLElement>('[role=cell]')?.focus()}
      />
    </Popover>
  )
}

interface EntryPanelProps {
  readonly entry: MappedEntry
  readonly panel: Panel | null
  readonly onPanel: (panel: Panel) => void
  readonly onClose: () => void
  /** The picture is about to leave its place. */
  readonly onLeave: () => void
}

function EntryPanel({ entry, panel, onPanel, onClose, onLeave }: EntryPanelProps) {
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
          onLeave()
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
      onLeave={onLeave}
    />
  )
}

/** Nowhere, or in the panel that closes. */
function isAdrift(focused: Element | null): boolean {
  return focused === null || focused === document.body || focused.closest('.Polaris-Popover') !== null
}

function classNames(entry: MappedEntry, dragging: boolean): string {
  const names = ['mp-picture']
  if (!entry.accepted) names.push('mp-picture--proposed')
  if (dragging) names.push('mp-picture--source')
  return names.join(' ')
}
