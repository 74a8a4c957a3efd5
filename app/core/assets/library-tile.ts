/** An asset as the library lists it. */
export interface LibraryTile {
  readonly id: string
  readonly title: string
  readonly fileName: string
  readonly kind: 'image' | 'video'
  readonly mimeType: string
  readonly byteSize: number
  readonly widthPx: number | null
  readonly heightPx: number | null
  readonly tags: readonly string[]
  readonly createdAt: string
  readonly used: boolean
  /** Null for videos. */
  readonly thumbnailUrl: string | null
}
