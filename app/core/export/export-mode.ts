/**
 * What an export may take away. `add`: nothing. `replace-ours`: pictures that Mediaport placed and that are no longer mapped.
 * `mirror`: whatever is not mapped, so that the listing shows its mapping and nothing else.
 */
export const exportModes = ['add', 'replace-ours', 'mirror'] as const

export type ExportMode = (typeof exportModes)[number]

/** How a plan came about: an export in one of its modes, or the undoing of earlier ones. */
export const planModes = [...exportModes, 'undo'] as const

export type PlanMode = (typeof planModes)[number]

/** A stored word as a mode; what a later version may have written reads as the mode that takes nothing away. */
export function toPlanMode(word: string): PlanMode {
  return planModes.find((mode) => mode === word) ?? 'add'
}
