import type { ExportRunState } from './states.ts'

/** One of the latest exports, in a line. */
export interface RecentExport {
  readonly id: string
  readonly title: string
  /** The account it goes to, by name. */
  readonly connection: string
  readonly state: ExportRunState
  readonly createdAt: string
  readonly total: number
  readonly done: number
  readonly failed: number
}
