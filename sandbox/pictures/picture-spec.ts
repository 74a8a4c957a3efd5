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
  /** Width and height. */
  readonly sizePx: number
  /** What the picture was "prompted" with; written into its XMP. */
  readonly prompt: string
}
