import { useDraggable } from '@dnd-kit/core'
import { Popover } from '@shopify/polaris'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PictureTrayView } from '../../core/mapping/mapping-view.ts'
import { AssignForm } from './assign-form.tsx'
import type { DragData } from './drag-data.ts'
import { useEditor } from './editor-context.ts'
import { PictureImage } from './picture-image.tsx'

interface TrayPictureProps {
  readonly picture: PictureTrayView['pictures'][number]
}

/** A picture of the library: dragged onto the grid, or assigned through "Assign to…". */
export function TrayPicture({ picture }: TrayPictureProps) {
  const { t } = useTranslation('mapping')
  const { apply, entries } = useEditor()
  const [open, setOpen] = useState(false)
  const data: DragData = { drag: 'picture', assetId: picture.id, fileName: picture.fileName }
  const { setNodeRef, listeners, isDragging } = useDraggable({ id: `picture:${picture.id}`, data })
  const here = entries.some((entry) => entry.accepted && entry.assetId === picture.id)
  const mark = here ? t('tray.here') : picture.used ? t('tray.used') : undefined
  return (
    <li>
      <Popover
        active={open}
        onClose={() => setOpen(false)}
        activator={
          <button
            type="button"
            ref={setNodeRef}
            {...listeners}
            className={`mp-picture mp-picture--large${isDragging ? ' mp-picture--source' : ''}`}
            aria-label={t('tray.assignName', { fileName: picture.fileName })}
            aria-haspopup="dialog"
            aria-expanded={open}
            title={picture.fileName}
            onClick={() => setOpen(true)}
          >
            <PictureImage picture={picture} mark={mark} />
          </button>
        }
      >
        <AssignForm
          fileName={picture.fileName}
          isVideo={picture.kind === 'video'}
          submitLabel={t('assign.submit')}
          onSubmit={(target, role) => {
            apply({ type: 'assign', entryId: crypto.randomUUID(), assetId: picture.id, target, role })
            setOpen(false)
          }}
          onCancel={() => setOpen(false)}
        />
      </Popover>
      <span className="mp-tray__name" aria-hidden="true">
        {picture.fileName}
      </span>
    </li>
  )
}
