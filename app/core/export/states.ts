/** States of an item, in the order of the merchant's progress bar. `done`, `failed`, `skipped` and `cancelled` are final. */
export const exportItemStates = [
  'queued',
  'rendering',
  'uploading',
  'applying',
  'confirming',
  'done',
  'failed',
  'skipped',
  'cancelled',
] as const

export type ExportItemState = (typeof exportItemStates)[number]

/**
 * Which state may follow which. A step never moves an item backwards except `queued`, which *retry failed* and a restarted
 * worker use. Working states may be skipped (nothing to render, nothing to upload). An item that was left under way is `skipped`
 * where somebody edited its listing meanwhile.
 */
export const itemTransitions: Record<ExportItemState, readonly ExportItemState[]> = {
  queued: ['rendering', 'uploading', 'applying', 'confirming', 'done', 'failed', 'skipped', 'cancelled'],
  rendering: ['uploading', 'applying', 'confirming', 'failed', 'skipped', 'cancelled', 'queued'],
  uploading: ['applying', 'confirming', 'failed', 'skipped', 'cancelled', 'queued'],
  applying: ['confirming', 'failed', 'skipped', 'cancelled', 'queued'],
  confirming: ['done', 'failed', 'skipped', 'cancelled', 'queued'],
  done: [],
  failed: ['queued'],
  skipped: ['queued'],
  cancelled: ['queued'],
}

export const finalItemStates = ['done', 'failed', 'skipped', 'cancelled'] as const satisfies readonly ExportItemState[]

/** States of an item that still has work ahead of it. */
export const openItemStates = [
  'queued',
  'rendering',
  'uploading',
  'applying',
  'confirming',
] as const satisfies readonly ExportItemState[]

export function isFinal(state: ExportItemState): boolean {
  return (finalItemStates as readonly ExportItemState[]).includes(state)
}

export function canMove(from: ExportItemState, to: ExportItemState): boolean {
  return itemTransitions[from].includes(to)
}

/** States of a run. It is over when every item is; `finished` says nothing about success, its items do. */
export const exportRunStates = [
  'scheduled',
  'queued',
  'running',
  'pausing',
  'paused',
  'cancelling',
  'finished',
  'cancelled',
] as const

export type ExportRunState = (typeof exportRunStates)[number]

/**
 * Which state of a run may follow which. `pausing` and `cancelling` are wishes: the owner of the lane ends its current step
 * and then makes them true. A run whose last item ends meanwhile is `finished`. Retrying begins a run that is over again.
 */
export const runTransitions: Record<ExportRunState, readonly ExportRunState[]> = {
  scheduled: ['queued', 'cancelled'],
  queued: ['running', 'pausing', 'cancelling', 'finished'],
  running: ['pausing', 'cancelling', 'finished'],
  pausing: ['paused', 'queued', 'running', 'cancelling', 'finished'],
  paused: ['queued', 'running', 'cancelling'],
  cancelling: ['cancelled'],
  finished: ['running'],
  cancelled: ['running'],
}

/** States of a run that its lane has something to do for. */
export const lanedRunStates = [
  'queued',
  'running',
  'pausing',
  'cancelling',
] as const satisfies readonly ExportRunState[]

/** The states from which a run may come to `to`: the condition of every write that moves one. */
export function runStatesBefore(to: ExportRunState): ExportRunState[] {
  return exportRunStates.filter((from) => runTransitions[from].includes(to))
}

export type ItemCounts = Readonly<Record<ExportItemState, number>>

export const noItems: ItemCounts = {
  queued: 0,
  rendering: 0,
  uploading: 0,
  applying: 0,
  confirming: 0,
  done: 0,
  failed: 0,
  skipped: 0,
  cancelled: 0,
}
