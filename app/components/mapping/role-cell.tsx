import { useDroppable } from '@dnd-kit/core'
import { Text } from '@shopify/polaris'
import { useTranslation } from 'react-i18next'
import { sameTarget, targetKey } from '../../core/mapping/change-mapping.ts'
import type { MappingTarget } from '../../core/mapping/mapping.ts'
import type { MappingRole } from '../../core/mapping/roles.ts'
import type { DropData } from './drag-data.ts'
import { useEditor } from './editor-context.ts'
import { EntryThumbnail } from './entry-thumbnail.tsx'

interface RoleCellProps {
  readonly target: MappingTarget
  readonly role: MappingRole
}

/** The pictures of one target in one role; a place to drop more. */
export function RoleCell({ target, role }: RoleCellProps) {
  const { t } = useTranslation('mapping')
  const { entries } = useEditor()
  const data: DropData = { target, role }
  const { setNodeRef, isOver } = useDroppable({ id: `${targetKey(target)} ${role}`, data })
  const own = entries.filter((entry) => entry.role === role && sameTarget(entry.target, target))
  return (
    <div ref={setNodeRef} role="cell" tabIndex={-1} className={isOver ? 'mp-cell mp-cell--over' : 'mp-cell'}>
      <span className="mp-cell__role" aria-hidden="true">
        <Text as="span" variant="bodyXs" tone="subdued">
          {t(`roles.${role}`)}
        </Text>
      </span>
      {own.map((entry) => (
        <EntryThumbnail key={entry.id} entry={entry} />
      ))}
    </div>
  )
}
