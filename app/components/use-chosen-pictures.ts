import { useMemo } from 'react'
import { z } from 'zod'
import { maxPicturesPerExport } from '../core/library/limits.ts'
import { useSessionValue } from './use-session-value.ts'

export interface ChosenPictures {
  readonly ids: readonly string[]
  readonly choose: (ids: readonly string[]) => void
  readonly clear: () => void
}

const storedSchema = z.array(z.uuid()).max(maxPicturesPerExport)

/** The pictures of the library that the next export is begun with; none: the whole library. Kept while the merchant goes on. */
export function useChosenPictures(): ChosenPictures {
  const [stored, store] = useSessionValue('mediaport:chosen-pictures')
  const ids = useMemo(() => parseIds(stored), [stored])
  return { ids, choose: (next) => store(JSON.stringify(next)), clear: () => store('[]') }
}

function parseIds(stored: string | null): readonly string[] {
  const parsed = storedSchema.safeParse(stored ? JSON.parse(stored) : [])
  return parsed.success ? parsed.data : []
}
