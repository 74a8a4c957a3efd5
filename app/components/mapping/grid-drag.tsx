import {
  DndContext,
  type DragEndEvent,
  DragOverlay,
  type DragStartEvent,
  PointerSensor,
  pointerWithin,
  useSensor,
  useSensors,
} from '@dnd-kit/core'
import { type ReactNode, useState } from 'react'
import { type DragData, dragDataOf, dropDataOf } from './drag-data.ts'
import { useEditor } from './editor-context.ts'
import { PictureImage } from './picture-image.tsx'

/** This context is for pointers alone; what a drop did is said by the line that tells what is saved. */
const silent = {
  onDragStart: () => undefined,
  onDragOver: () => undefined,
  onDragEnd: () => undefined,
  onDragCancel: () => undefined,
}

/** Dragging from the tray to the grid, and within the grid. Keyboards use the menus of the pictures instead. */
export function GridDrag({ children }: { readonly children: ReactNode }) {
  const { apply, entries, pictureOf } = useEditor()
  const [dragged, setDragged] = useState<DragData | null>(null)
  // A short way before dragging begins, so that a click opens the menu; on touch screens a swipe scrolls.
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 6 } }))
  const drop = ({ active, over }: DragEndEvent) => {
    setDragged(null)
    const data = dragDataOf(active)
    const place = dropDataOf(over)
    if (!data || !place) return
    const assetId = assetOf(data)
    if (!assetId || (pictureOf(assetId)?.kind === 'video') !== (place.role === 'video')) return
    if (data.drag === 'picture') apply({ type: 'assign', entryId: crypto.randomUUID(), assetId, ...place })
    else apply({ type: 'move', entryId: data.entryId, ...place })
  }
  const assetOf = (data: DragData) =>
    data.drag === 'picture' ? data.assetId : entries.find(({ id }) => id === data.entryId)?.assetId
  const draggedAsset = dragged && assetOf(dragged)
  return (
    <DndContext
      id="mapping"
      sensors={sensors}
      collisionDetection={pointerWithin}
      onDragStart={({ active }: DragStartEvent) => setDragged(dragDataOf(active))}
      onDragCancel={() => setDragged(null)}
      onDragEnd={drop}
      accessibility={{ announcements: silent, screenReaderInstructions: { draggable: '' } }}
    >
      <div className={dragged ? 'mp-dragging' : undefined}>{children}</div>
      <DragOverlay dropAnimation={null}>
        {draggedAsset && (
          <span className="mp-picture mp-picture--large mp-picture--lifted">
            <PictureImage picture={pictureOf(draggedAsset)} />
          </span>
        )}
      </DragOverlay>
    </DndContext>
  )
}
