import { ActionList, type ActionListItemDescriptor } from '@shopify/polaris'
import { useTranslation } from 'react-i18next'
import type { MappedEntry } from '../../core/mapping/change-mapping.ts'
import { useEditor } from './editor-context.ts'

interface EntryMenuProps {
  readonly entry: MappedEntry
  readonly onChange: () => void
  readonly onDescribe: () => void
  readonly onDone: () => void
  readonly onLeave: () => void
}

/** Everything that can be done with a picture in its place, for keyboards, screen readers and fingers alike. */
export function EntryMenu({ entry, onChange, onDescribe, onDone, onLeave }: EntryMenuProps) {
  const { t } = useTranslation('mapping')
  const { apply } = useEditor()
  const moves = useMoves(entry)
  const act = (run: () => void) => () => {
    run()
    onDone()
  }
  const remove = act(() => {
    onLeave()
    apply({ type: 'remove', entryId: entry.id })
  })
  const accept = act(() => apply({ type: 'accept', entryIds: [entry.id] }))
  const items: ActionListItemDescriptor[] = [
    ...(entry.accepted ? [] : [{ content: t('entry.accept'), onAction: accept }]),
    { content: t('entry.change'), onAction: onChange },
    { content: t('entry.describe'), onAction: onDescribe },
    {
      content: t('entry.earlier'),
      disabled: !moves.earlier,
      onAction: act(() => moves.earlier?.()),
    },
    { content: t('entry.later'), disabled: !moves.later, onAction: act(() => moves.later?.()) },
    entry.accepted
      ? { content: t('entry.remove'), destructive: true, onAction: remove }
      : { content: t('entry.dismiss'), onAction: remove },
  ]
  return <ActionList actionRole="menuitem" items={items} />
}

interface Moves {
  readonly earlier: (() => void) | null
  readonly later: (() => void) | null
}

/** One place forward or back in the gallery of the product. */
function useMoves(entry: MappedEntry): Moves {
  const { entries, apply } = useEditor()
  const index = entries.findIndex(({ id }) => id === entry.id)
  const before = entries[index - 1]
  const isLast = index === entries.length - 1
  const afterNext = entries[index + 2]?.id ?? null
  const reorder = (beforeId: string | null) => () => apply({ type: 'reorder', entryId: entry.id, beforeId })
  return { earlier: before ? reorder(before.id) : null, later: isLast ? null : reorder(afterNext) }
}
