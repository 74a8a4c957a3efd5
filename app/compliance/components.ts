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
  /** Which component each pixel belongs to, counted from 1; 0: none. */
  readonly labels: Uint32Array
  /** Largest first. */
  readonly list: readonly Component[]
}

/** Parts that hang together, diagonals included. */
export function findComponents(mask: Mask): Components {
  const labels = new Uint32Array(mask.bits.length)
  const stack = new Uint32Array(mask.bits.length)
  const list: Component[] = []
  for (let at = 0; at < labels.length; at += 1)
    if (mask.bits[at] && !labels[at]) list.push(fill(mask, labels, stack, at, list.length + 1))
  return { labels, list: list.sort((one, other) => other.areaPx - one.areaPx) }
}

/** Every pixel enters the stack once at most, because it is labelled as it enters. */
function fill(mask: Mask, labels: Uint32Array, stack: Uint32Array, start: number, label: number): Component {
  const { widthPx, heightPx, bits } = mask
  let [left, top, right, bottom] = [widthPx, heightPx, 0, 0]
  let areaPx = 0
  let height = 1
  stack[0] = start
  labels[start] = label
  while (height > 0) {
    height -= 1
    const at = stack[height] ?? 0
    const x = at % widthPx
    const y = (at - x) / widthPx
    areaPx += 1
    left = Math.min(left, x)
    right = Math.max(right, x)
    top = Math.min(top, y)
    bottom = Math.max(bottom, y)
    for (let ny = Math.max(0, y - 1); ny <= Math.min(heightPx - 1, y + 1); ny += 1)
      for (let nx = Math.max(0, x - 1); nx <= Math.min(widthPx - 1, x + 1); nx += 1) {
        const next = ny * widthPx + nx
        if (!bits[next] || labels[next]) continue
        labels[next] = label
        stack[height] = next
        height += 1
      }
  }
  const touchesEdge = left === 0 || top === 0 || right === widthPx - 1 || bottom === heightPx - 1
  return { label, areaPx, touchesEdge, box: { left, top, width: right - left + 1, height: bottom - top + 1 } }
}
