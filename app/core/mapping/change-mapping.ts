import { z } from 'zod'
import type { MappingEntry, MappingTarget } from './mapping.ts'
import { mappingRoles } from './roles.ts'

/** An entry with the id by which changes name it. */
export interface MappedEntry extends MappingEntry {
  readonly id: string
}

export const maxAltLength = 512

const mappingTargetSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('product') }),
  z.object({
    kind: z.literal('option'),
    optionName: z.string().min(1).max(255),
    optionValue: z.string().min(1).max(255),
  }),
  z.object({ kind: z.literal('variant'), variantId: z.uuid() }),
])

const place = { target: mappingTargetSchema, role: z.enum(mappingRoles) }

/**
 * One thing a merchant does to the pictures of a product. The page makes the id of a new entry, so that sending a change twice
 * (a lost answer, a reload) has no second effect.
 */
export const mappingChangeSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('assign'), entryId: z.uuid(), assetId: z.uuid(), ...place }),
  z.object({ type: z.literal('move'), entryId: z.uuid(), ...place }),
  z.object({ type: z.literal('reorder'), entryId: z.uuid(), beforeId: z.uuid().nullable() }),
  z.object({ type: z.literal('describe'), entryId: z.uuid(), altText: z.string().max(maxAltLength).nullable() }),
  z.object({ type: z.literal('accept'), entryIds: z.array(z.uuid()).min(1).max(500) }),
  z.object({ type: z.literal('remove'), entryId: z.uuid() }),
])

export type MappingChange = z.infer<typeof mappingChangeSchema>

/**
 * The entries of one product after a change, in order, positions from 0. Pure and repeatable: page and server run the same
 * function, the page to show the choice at once. A change to an entry that is gone changes nothing.
 */
export function changeMapping(entries: readonly MappedEntry[], change: MappingChange): MappedEntry[] {
  return renumbered(
    changed(
      [...entries].sort((a, b) => a.position - b.position),
      change,
    ),
  )
}

function changed(entries: readonly MappedEntry[], change: MappingChange): readonly MappedEntry[] {
  switch (change.type) {
    case 'assign':
      return assign(entries, change)
    case 'move':
      return withUpdate(entries, change.entryId, { target: change.target, role: change.role, ...byHand })
    case 'reorder':
      return reorder(entries, change.entryId, change.beforeId)
    case 'describe':
      return entries.map((entry) =>
        entry.id === change.entryId ? { ...entry, altText: change.altText, ...byHand } : entry,
      )
    case 'accept':
      return change.entryIds.reduce((all, id) => withUpdate(all, id, { accepted: true }), entries)
    case 'remove':
      return entries.filter(({ id }) => id !== change.entryId)
  }
}

/** Whatever a merchant touches is their own from then on. */
const byHand = { origin: 'manual', accepted: true, confidence: null, reason: null } as const

type Assign = Extract<MappingChange, { type: 'assign' }>

function assign(entries: readonly MappedEntry[], { entryId, assetId, target, role }: Assign): readonly MappedEntry[] {
  if (entries.some(({ id }) => id === entryId)) return entries
  const same = entries.find((entry) => entry.assetId === assetId && sameTarget(entry.target, target))
  if (same) return withUpdate(entries, same.id, { role, ...byHand })
  const added: MappedEntry = { id: entryId, assetId, target, role, position: 0, altText: null, ...byHand }
  const last = entries.findLastIndex((entry) => sameTarget(entry.target, target))
  const at = last < 0 ? entries.length : last + 1
  return withOneHero([...entries.slice(0, at), added, ...entries.slice(at)], added)
}

function withUpdate(entries: readonly MappedEntry[], id: string, update: Partial<MappedEntry>): readonly MappedEntry[] {
  const entry = entries.find((candidate) => candidate.id === id)
  if (!entry) return entries
  const placed = { ...entry, ...update }
  return withOneHero(
    entries.map((candidate) => (candidate.id === id ? placed : candidate)),
    placed,
  )
}

/** A target has one main picture: a newly chosen one sends the former to the angles. */
function withOneHero(entries: readonly MappedEntry[], chosen: MappedEntry): readonly MappedEntry[] {
  if (chosen.role !== 'hero' || !chosen.accepted) return entries
  return entries.map((entry) =>
    entry.id !== chosen.id && entry.role === 'hero' && entry.accepted && sameTarget(entry.target, chosen.target)
      ? { ...entry, role: 'angle' }
      : entry,
  )
}

function reorder(entries: readonly MappedEntry[], id: string, beforeId: string | null): readonly MappedEntry[] {
  const moved = entries.find((entry) => entry.id === id)
  if (!moved || id === beforeId) return entries
  const others = entries.filter((entry) => entry.id !== id)
  const at = beforeId === null ? others.length : others.findIndex((entry) => entry.id === beforeId)
  return at < 0 ? entries : [...others.slice(0, at), moved, ...others.slice(at)]
}

function renumbered(entries: readonly MappedEntry[]): MappedEntry[] {
  return entries.map((entry, position) => (entry.position === position ? entry : { ...entry, position }))
}

export function sameTarget(a: MappingTarget, b: MappingTarget): boolean {
  return targetKey(a) === targetKey(b)
}

/** A text that is the same for the same target: map keys, ids of drop zones. */
export function targetKey(target: MappingTarget): string {
  if (target.kind === 'option') return JSON.stringify(['option', target.optionName, target.optionValue])
  return target.kind === 'variant' ? JSON.stringify(['variant', target.variantId]) : 'product'
}
