import type { Scene } from '../scene/open-scene.ts'
import type { ProductView } from '../judge/platform-view.ts'
import type { Way } from '../platforms/stand-in.ts'
import type { Verdict } from '../judge/verdict.ts'

/** What every experiment starts from. */
export interface Lab {
  readonly scene: Scene
  readonly reference: Reference
}

/** The undisturbed run: what there is to disturb, and what must come out. */
export interface Reference {
  /** How the app carried the export out. */
  readonly way: Way
  /** Kinds of outgoing requests in their order, each as often as it was sent. */
  readonly requests: readonly string[]
  /** Transactions of the worker until the run was over. */
  readonly commits: readonly CommitPlace[]
  readonly products: readonly ProductView[]
}

export interface CommitPlace {
  /** How many requests were sent before it. */
  readonly requests: number
  /** The kind of the last of them. */
  readonly kind: string
}

/** One way to disturb a run. */
export interface Experiment {
  /** A row of the matrix, such as `killed before a request`. */
  readonly group: string
  /** Names it in the report, and with the seed is all that repeats it. */
  readonly name: string
  /** What it disturbs, such as `FilesCreate`: the short form takes every group and every kind of it once. */
  readonly kind: string
  /** Shakes what others stand on, so that it must run when nothing else does. */
  readonly alone?: true
  /** The short form has it in one run with others (`storms.ts`). */
  readonly inStorm?: true
  run(lab: Lab): Promise<Verdict>
}
