import { randomUUID } from 'node:crypto'
import type { MappedEntry } from '../core/mapping/change-mapping.ts'
import type { MappingTarget } from '../core/mapping/mapping.ts'
import type { MappingRole } from '../core/mapping/roles.ts'
import { changeProductMapping } from './change-mapping.server.ts'

export interface AssignRequest {
  readonly workspaceId: string
  readonly productId: string
  readonly assetId: string
  readonly target: MappingTarget
  readonly role: MappingRole
}

/**
 * Assigns a picture to a product, an option value or a variant, for callers without a page. A picture that stands there
 * already only changes its role, so repeating is safe. Throws `AppError` (not_found, invalid_input).
 */
export function assignMapping({
  workspaceId,
  productId,
  assetId,
  target,
  role,
}: AssignRequest): Promise<MappedEntry[]> {
  const change = { type: 'assign', entryId: randomUUID(), assetId, target, role } as const
  return changeProductMapping({ workspaceId, productId, change })
}
