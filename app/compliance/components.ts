import type { Box } from './box.ts'
import type { Mask } from './mask.ts'

/** A connected part of a mask. */
export interface Component {
  readonly label: number
  readonly areaPx: number
  readonly box: Box
  readonly touchesEdge: boolean
}

export interface Components {
  /** Largest first. */
  readonly list: readonly Component[]
  /** Which component each pixel belongs to, counted from 1; 0: none. */
  readonly labels: () => Uint32Array
  /** The pixels of those components that are wanted. */
  readonly maskOf: (isWanted: (component: Component) => boolean) => Mask
}

/** A row's set pixels without a gap, and which earlier run they hang together with: a component is a tree of them. */
interface Runs {
  /** Positions of the first pixel, and of the one after the last. */
  readonly starts: number[]
  readonly ends: number[]
  readonly parents: number[]
}

/** Parts that hang together, diagonals included. */
export function findComponents(mask: Mask): Components {
  const runs = joinedRuns(mask)
  const { found, labelOfRun } = collect(runs, mask.widthPx)
  const list = found.map((one) => finished(one, mask))
  const paint = (target: Uint8Array | Uint32Array, valueOf: (label: number) => number) =>
    labelOfRun.forEach((label, run) => target.fill(valueOf(label), runs.starts[run], runs.ends[run]))
  return {
    list: [...list].sort((one, other) => other.areaPx - one.areaPx),
    labels: () => {
      const labels = new Uint32Array(mask.bits.length)
      paint(labels, (label) => label)
      return labels
    },
    maskOf: (isWanted) => {
      const bits = new Uint8Array(mask.bits.length)
      const wanted = list.map((component) => (isWanted(component) ? 1 : 0))
      paint(bits, (label) => wanted[label - 1] ?? 0)
      return { ...mask, bits }
    },
  }
}

/** Counts labels from 1 in the order in which components begin. */
function collect(runs: Runs, widthPx: number): { found: Growing[]; labelOfRun: Uint32Array } {
  const found: Growing[] = []
  const labelOfRun = new Uint32Array(runs.starts.length)
  for (let run = 0; run < labelOfRun.length; run += 1) {
    // A root is the first run of its component, so that it has its label already.
    const root = rootOf(runs.parents, run)
    if (root === run)
      found.push({ label: found.length + 1, areaPx: 0, left: widthPx, top: Infinity, right: 0, bottom: 0 })
    const label = root === run ? found.length : (labelOfRun[root] ?? 0)
    labelOfRun[run] = label
    const component = found[label - 1]
    if (component) grow(component, runs.starts[run] ?? 0, runs.ends[run] ?? 0, widthPx)
  }
  return { found, labelOfRun }
}

function joinedRuns({ widthPx, heightPx, bits }: Mask): Runs {
  const runs: Runs = { starts: [], ends: [], parents: [] }
  let above = 0
  for (let y = 0; y < heightPx; y += 1) {
    const first = runs.starts.length
    const rowEnd = (y + 1) * widthPx
    for (let at = y * widthPx; at < rowEnd; at += 1) {
      if (!bits[at]) continue
      const start = at
      while (at < rowEnd && bits[at]) at += 1
      runs.parents.push(runs.starts.length)
      runs.starts.push(start)
      runs.ends.push(at)
    }
    joinRows(runs, above, first, widthPx)
    above = first
  }
  return runs
}

/** Joins the runs from `first` on with those of the row before, which begin at `above`. Both are in order. */
function joinRows({ starts, ends, parents }: Runs, above: number, first: number, widthPx: number): void {
  let upper = above
  for (let run = first; run < starts.length; run += 1) {
    const start = (starts[run] ?? 0) - widthPx
    const end = (ends[run] ?? 0) - widthPx
    while (upper < first && (ends[upper] ?? 0) < start) upper += 1
    for (let other = upper; other < first && (starts[other] ?? 0) <= end; other += 1) {
      const [one, two] = [rootOf(parents, other), rootOf(parents, run)]
      parents[Math.max(one, two)] = Math.min(one, two)
    }
  }
}

/** Shortens the way for the next one who asks. */
function rootOf(parents: number[], run: number): number {
  let at = run
  for (let parent = parents[at] ?? at; parent !== at; parent = parents[at] ?? at) {
    const next = parents[parent] ?? parent
    parents[at] = next
    at = next
  }
  return at
}

interface Growing {
  readonly label: number
  areaPx: number
  left: number
  top: number
  right: number
  bottom: number
}

function grow(component: Growing, start: number, end: number, widthPx: number): void {
  const y = Math.floor(start / widthPx)
  component.areaPx += end - start
  component.left = Math.min(component.left, start - y * widthPx)
  component.right = Math.max(component.right, end - 1 - y * widthPx)
  component.top = Math.min(component.top, y)
  component.bottom = Math.max(component.bottom, y)
}

function finished({ label, areaPx, left, top, right, bottom }: Growing, { widthPx, heightPx }: Mask): Component {
  const touchesEdge = left === 0 || top === 0 || right === widthPx - 1 || bottom === heightPx - 1
  return { label, areaPx, touchesEdge, box: { left, top, width: right - left + 1, height: bottom - top + 1 } }
}
