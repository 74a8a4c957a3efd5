import { useCallback, useMemo, useState } from 'react'
import type { PictureView } from '../../core/mapping/mapping-view.ts'

/** Pictures by id: those of the entries, and those that the library showed since, so that a new entry has its thumbnail. */
export function useKnownPictures(loaded: readonly PictureView[], shown: readonly PictureView[]) {
  const [seen, setSeen] = useState<readonly PictureView[]>(shown)
  const known = useMemo(
    () => new Map([...shown, ...seen, ...loaded].map((picture) => [picture.id, picture])),
    [loaded, seen, shown],
  )
  const remember = useCallback((pictures: readonly PictureView[]) => setSeen((all) => [...all, ...pictures]), [])
  return { pictureOf: (assetId: string) => known.get(assetId), remember }
}
