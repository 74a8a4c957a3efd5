import { useState } from 'react'
import type { ExportOverlap, OverlapChoice } from '../../core/export/overlap.ts'

/** When an approved plan begins, and what happens where other exports own its products; another plan begins anew. */
export function useTiming(planId: string, overlaps: readonly ExportOverlap[]) {
  const [later, setLater] = useState(false)
  const [chosen, setChosen] = useState<{ planId: string; choice: OverlapChoice } | null>(null)
  const choice = overlaps.length > 0 && chosen?.planId === planId ? chosen.choice : null
  return {
    later,
    toggleLater: () => setLater(!later),
    choice,
    choose: (next: OverlapChoice) => setChosen({ planId, choice: next }),
    /** The ways out are chosen where there is something to choose. */
    ready: overlaps.length === 0 || choice !== null,
    fields: { ...(choice && { overlap: choice }) } as Record<string, string>,
  }
}
