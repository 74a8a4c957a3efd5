import type { Active, Over } from '@dnd-kit/core'
import type { MappingTarget } from '../../core/mapping/mapping.ts'
import type { MappingRole } from '../../core/mapping/roles.ts'

/** What is being dragged: a picture of the library, or an entry that stands somewhere already. */
export type DragData =
  | { readonly drag: 'picture'; readonly assetId: string; readonly fileName: string }
  | { readonly drag: 'entry'; readonly entryId: string; readonly fileName: string }

/** Where it can be dropped. */
export interface DropData {
  readonly target: MappingTarget
  readonly role: MappingRole
}

export function dragDataOf(active: Active): DragData | null {
  const data = active.data.current
  return isDragData(data) ? data : null
}

export function dropDataOf(over: Over | null): DropData | null {
  const data = over?.data.current
  return isDropData(data) ? data : null
}

function isDragData(data: unknown): data is DragData {
  return typeof data === 'object' && data !== null && 'drag' in data
}

function isDropData(data: unknown): data is DropData {
  return typeof data === 'object' && data !== null && 'target' in data && 'role' in data
}
