import { AppError } from '../errors.ts'
import { overlapSentence, type ExportOverlap } from './overlap.ts'

const wayOut = 'Wait for it, leave these products out, or cancel it.'

/** Two exports that write to one listing would undo each other. Says which export owns which products, and the ways out. */
export class ExportsOverlapError extends AppError {
  readonly overlaps: readonly ExportOverlap[]

  constructor(overlaps: readonly ExportOverlap[]) {
    super('exports_overlap', `overlaps with ${overlaps.map(({ runId }) => runId).join(', ')}`, {
      userMessage: [...overlaps.map(overlapSentence), wayOut].join(' '),
    })
    this.overlaps = overlaps
  }
}
