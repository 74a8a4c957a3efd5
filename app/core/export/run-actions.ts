import type { HistoryItem } from './history-view.ts'
import { isOver } from './export-view.ts'

/** What a merchant can do with an export from the list of all. */
const runActions = ['resume', 'start-now', 'retry', 'pause', 'undo', 'undo-later', 'cancel'] as const

export type RunAction = (typeof runActions)[number]

type ActionableRun = Pick<HistoryItem, 'state' | 'failed' | 'undoable'>

const isPossible: Record<RunAction, (run: ActionableRun) => boolean> = {
  resume: ({ state }) => state === 'paused',
  'start-now': ({ state }) => state === 'scheduled',
  retry: ({ state, failed }) => isOver(state) && failed > 0,
  pause: ({ state }) => state === 'queued' || state === 'running',
  undo: ({ state, undoable }) => isOver(state) && undoable,
  'undo-later': ({ state, undoable }) => isOver(state) && undoable,
  cancel: ({ state }) => !isOver(state) && state !== 'cancelling',
}

/** The actions that make sense in the run's state, the most likely first. */
export function possibleActions(run: ActionableRun): RunAction[] {
  return runActions.filter((action) => isPossible[action](run))
}
