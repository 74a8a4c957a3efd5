import {
  type Active,
  closestCenter,
  DndContext,
  type DragEndEvent,
  type DragOverEvent,
  KeyboardSensor,
  type Over,
  PointerSensor,
  type UniqueIdentifier,
  useSensor,
  useSensors,
} from '@dnd-kit/core'
import { rectSortingStrategy, SortableContext, sortableKeyboardCoordinates, useSortable } from '@dnd-kit/sortable'
import { CSS } from '@dnd-kit/utilities'
import { BlockStack, Card, Text } from '@shopify/polaris'
import { useTranslation } from 'react-i18next'
import type { MappedEntry } from '../../core/mapping/change-mapping.ts'
import { useEditor } from './editor-context.ts'
import { PictureImage } from './picture-image.tsx'

/** The accepted pictures in the order that shoppers will see; sorted by dragging, or with space and the arrow keys. */
export function GalleryOrder() {
  const { t } = useTranslation('mapping')
  const { entries, apply } = useEditor()
  const accepted = entries.filter((entry) => entry.accepted)
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 5 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  )
  const accessibility = useSortingWords(accepted)
  if (accepted.length === 0) return null
  const reorder = ({ active, over }: DragEndEvent) => {
    if (!over || active.id === over.id) return
    const from = accepted.findIndex(({ id }) => id === active.id)
    const to = accepted.findIndex(({ id }) => id === over.id)
    const before = accepted[to > from ? to + 1 : to]
    apply({ type: 'reorder', entryId: String(active.id), beforeId: before?.id ?? null })
  }
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          {t('order.title')}
        </Text>
        <Text as="p" tone="subdued">
          {t('order.help')}
        </Text>
        <DndContext
          id="gallery-order"
          sensors={sensors}
          collisionDetection={closestCenter}
          onDragEnd={reorder}
          accessibility={accessibility}
        >
          <SortableContext items={accepted.map(({ id }) => id)} strategy={rectSortingStrategy}>
            <ol className="mp-strip">
              {accepted.map((entry, index) => (
                <SortablePicture key={entry.id} entry={entry} place={index + 1} />
              ))}
            </ol>
          </SortableContext>
        </DndContext>
      </BlockStack>
    </Card>
  )
}

/** What a screen reader hears while sorting: file names and places instead of ids. */
function useSortingWords(accepted: readonly MappedEntry[]) {
  const { t } = useTranslation('mapping')
  const { pictureOf } = useEditor()
  const placeOf = (id: UniqueIdentifier | undefined) => accepted.findIndex((entry) => entry.id === id) + 1
  const words = (active: Active, over: Over | null) => ({
    fileName: pictureOf(accepted[placeOf(active.id) - 1]?.assetId ?? '')?.fileName ?? '',
    place: placeOf(over?.id ?? active.id),
    count: accepted.length,
  })
  return {
    screenReaderInstructions: { draggable: t('order.instructions') },
    announcements: {
      onDragStart: ({ active }: { active: Active }) => t('order.picked', words(active, null)),
      onDragOver: ({ active, over }: DragOverEvent) => t('order.moved', words(active, over)),
      onDragEnd: ({ active, over }: DragOverEvent) => t('order.dropped', words(active, over)),
      onDragCancel: ({ active }: { active: Active }) => t('order.cancelled', words(active, null)),
    },
  }
}

function SortablePicture({ entry, place }: { readonly entry: MappedEntry; readonly place: number }) {
  const { t } = useTranslation('mapping')
  const { pictureOf, labelOf } = useEditor()
  const { setNodeRef, attributes, listeners, transform, transition, isDragging } = useSortable({ id: entry.id })
  const picture = pictureOf(entry.assetId)
  const name = t('order.name', { place, fileName: picture?.fileName ?? '', target: labelOf(entry.target) })
  const style = { transform: CSS.Transform.toString(transform), transition }
  return (
    <li ref={setNodeRef} style={style}>
      <button
        type="button"
        {...attributes}
        {...listeners}
        className={isDragging ? 'mp-picture mp-picture--large mp-picture--lifted' : 'mp-picture mp-picture--large'}
        aria-label={name}
        title={name}
      >
        <PictureImage picture={picture} mark={`${place}`} />
      </button>
    </li>
  )
}
