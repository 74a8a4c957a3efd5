import { createContext, useContext } from 'react'
import type { MappedEntry, MappingChange } from '../../core/mapping/change-mapping.ts'
import type { PictureView } from '../../core/mapping/mapping-view.ts'
import type { MappableProduct, MappingTarget } from '../../core/mapping/mapping.ts'

/** What every part of the editor of one product works with. */
export interface Editor {
  readonly product: MappableProduct
  readonly entries: readonly MappedEntry[]
  readonly apply: (change: MappingChange) => void
  readonly pictureOf: (assetId: string) => PictureView | undefined
  readonly labelOf: (target: MappingTarget) => string
}

const EditorContext = createContext<Editor | null>(null)

export const EditorProvider = EditorContext.Provider

export function useEditor(): Editor {
  const editor = useContext(EditorContext)
  if (!editor) throw new Error('useEditor outside of an EditorProvider')
  return editor
}
