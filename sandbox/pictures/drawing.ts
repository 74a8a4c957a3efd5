import type { Tones } from './colours.ts'

export const ANGLES = ['front', 'back', 'side', 'detail', 'lifestyle'] as const
export type Angle = (typeof ANGLES)[number]

/** The side of the product that is turned to the camera; details and scenes show the front. */
export type View = 'front' | 'back' | 'side'

/** Shapes that are rendered small and out of focus: folds, reflections, shadows. */
export interface SoftLayer {
  readonly shapes: string
  /** Standard deviation in canvas units. */
  readonly blur: number
}

/** A square part of the canvas: its centre and its width in canvas units. */
export interface Frame {
  readonly x: number
  readonly y: number
  readonly width: number
}

/** One product as SVG on a canvas of 1000 × 1000 units, lit from the upper left. */
export interface Drawing {
  readonly defs: string
  readonly soft: Readonly<Record<string, SoftLayer>>
  readonly body: string
  /** What the product throws on the ground or on the wall behind it. */
  readonly shadow: SoftLayer
  /** What the studio camera shows, so that the product fills the picture. */
  readonly frame: Frame
  /** The part that a close-up shows. */
  readonly closeUp: Frame
  /** Where it lives: standing on a table (with its lowest y), hanging on a wall, or lying flat. */
  readonly place:
    | { readonly kind: 'table'; readonly groundY: number; readonly room: 'warm' | 'cool' }
    | { readonly kind: 'wall' }
    | { readonly kind: 'flat' }
}

export type DrawProduct = (tones: Tones, view: View) => Drawing
