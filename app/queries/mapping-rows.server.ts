import type { MappedEntry } from '../core/mapping/change-mapping.ts'
import type { MappingTarget } from '../core/mapping/mapping.ts'
import { type MappingRole, mappingRoles } from '../core/mapping/roles.ts'
import type { Mapping, Prisma } from '../generated/prisma/client.ts'

/** The columns that make an entry. */
export const mappingColumns = {
  id: true,
  assetId: true,
  target: true,
  optionName: true,
  optionValue: true,
  variantId: true,
  role: true,
  position: true,
  altText: true,
  origin: true,
  accepted: true,
  confidence: true,
  reason: true,
} satisfies Prisma.MappingSelect

export type MappingRow = Pick<Mapping, keyof typeof mappingColumns>

export function toEntry(row: MappingRow): MappedEntry {
  const { id, assetId, position, altText, origin, accepted, confidence, reason } = row
  return {
    id,
    assetId,
    target: toTarget(row),
    role: toRole(row.role),
    position,
    altText,
    origin,
    accepted,
    confidence,
    reason,
  }
}

/** The same as columns; `workspaceId` and `productId` are the caller's. */
export function toColumns(entry: MappedEntry) {
  const { id, assetId, role, position, altText, origin, accepted, confidence, reason } = entry
  return { id, assetId, ...targetColumns(entry.target), role, position, altText, origin, accepted, confidence, reason }
}

export function targetColumns(target: MappingTarget) {
  return {
    target: target.kind,
    optionName: target.kind === 'option' ? target.optionName : '',
    optionValue: target.kind === 'option' ? target.optionValue : '',
    variantId: target.kind === 'variant' ? target.variantId : null,
  }
}

function toTarget({ target, optionName, optionValue, variantId }: MappingRow): MappingTarget {
  if (target === 'option') return { kind: 'option', optionName, optionValue }
  return target === 'variant' && variantId ? { kind: 'variant', variantId } : { kind: 'product' }
}

function toRole(role: string): MappingRole {
  return mappingRoles.find((known) => known === role) ?? 'angle'
}
