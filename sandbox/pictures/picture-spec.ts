import { createHash } from 'node:crypto'
import type { Angle } from './drawing.ts'
import type { ProductKind } from './products/index.ts'
import type { BackgroundStyle } from './scenes.ts'

export type PictureFormat = 'jpg' | 'png' | 'webp'

/** Everything a picture depends on: the same spec is the same picture, byte for byte on one machine. */
export interface PictureSpec {
  readonly kind: ProductKind
  /** A merchant's colour word, such as `Forest Green`. */
  readonly colour: string
  readonly angle: Angle
  readonly background: BackgroundStyle
  readonly format: PictureFormat
  readonly sizePx: number
  /** What the picture was "prompted" with; written into its XMP. */
  readonly prompt: string
}

/** Raise it when a drawing changes, so that cached files are drawn again. */
const DRAWING_VERSION = 1

export function pictureHash(spec: PictureSpec): string {
  const facts = [
    DRAWING_VERSION,
    spec.kind,
    spec.colour,
    spec.angle,
    spec.background,
    spec.format,
    spec.sizePx,
    spec.prompt,
  ]
  return createHash('sha256').update(JSON.stringify(facts)).digest('hex').slice(0, 32)
}
