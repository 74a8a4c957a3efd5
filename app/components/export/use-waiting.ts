import { useRevalidator } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import type { ExportItemView } from '../../core/export/export-view.ts'

/** Reads again what a run waits for whenever one of its products begins; only the server knows who owns which product. */
export function useWaiting(items: readonly ExportItemView[], waits: boolean): void {
  const { revalidate } = useRevalidator()
  const queued = items.filter(({ state }) => state === 'queued').length
  const known = useRef(queued)
  useEffect(() => {
    if (known.current === queued) return
    known.current = queued
    if (waits) revalidate()
  }, [queued, waits, revalidate])
}
