import type { AttributeEntry, Attributes } from '../state/model.ts'

export interface Patch {
  op: 'add' | 'replace' | 'merge' | 'delete'
  path: string
  value?: AttributeEntry[]
}

/** Members by which entries of one attribute are told apart. Source: product type definitions, `selectors`. */
const SELECTORS = ['marketplace_id', 'language_tag']

/** The attribute that a path names; `/attributes/` may be left out. Null for anything below the top level. */
export function attributeOf(path: string): string | null {
  const [, name] = /^\/?(?:attributes\/)?([^/]+)$/.exec(path) ?? []
  return name ?? null
}

/** Attributes after the patches; paths have been checked. */
export function applyPatches(attributes: Attributes, patches: readonly Patch[]): Attributes {
  const after = { ...attributes }
  for (const { op, path, value } of patches) {
    const name = attributeOf(path) ?? ''
    const entries = EFFECTS[op](after[name] ?? [], value ?? [])
    if (entries.length > 0) after[name] = entries
    else delete after[name]
  }
  return after
}

type Effect = (held: AttributeEntry[], sent: AttributeEntry[]) => AttributeEntry[]

/** `add` replaces as well; both leave entries with other selectors alone. */
const replace: Effect = (held, sent) => [...without(held, sent), ...sent]

const EFFECTS: Record<Patch['op'], Effect> = {
  add: replace,
  replace,
  merge: (held, sent) => [
    ...without(held, sent),
    ...sent.map((entry) => ({ ...held.find((candidate) => isSelected(candidate, entry)), ...entry })),
  ],
  delete: (held, sent) => without(held, sent),
}

function without(held: AttributeEntry[], selectors: AttributeEntry[]): AttributeEntry[] {
  return held.filter((entry) => !selectors.some((selector) => isSelected(entry, selector)))
}

/** A selector that is not named selects all. */
function isSelected(entry: AttributeEntry, selector: AttributeEntry): boolean {
  return SELECTORS.every((name) => selector[name] === undefined || entry[name] === selector[name])
}
