import { useRevalidator } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'
import { isOver, mergeItems, type RunProgress } from '../../core/export/export-view.ts'
import { followRun } from './follow-run.ts'

export interface LiveRun extends RunProgress {
  /** False while the stream is broken; the page still catches up by itself. */
  readonly connected: boolean
}

/**
 * A run as it is now: what was loaded, then each change as it happens. When a run ends, the page's data is read once more, for
 * what only it knows (pictures of failed items, the cost).
 */
export function useRunProgress(loaded: RunProgress): LiveRun {
  const [live, setLive] = useState<RunProgress>(loaded)
  const [connected, setConnected] = useState(true)
  const { revalidate } = useRevalidator()
  const latest = useRef(revalidate)
  latest.current = revalidate
  const moving = !isOver(loaded.run.state)

  useEffect(() => setLive(loaded), [loaded])

  useEffect(() => {
    if (!moving) return
    const controller = new AbortController()
    const follower = {
      onProgress: ({ run, items }: RunProgress) =>
        setLive((current) => ({ run, items: mergeItems(current.items, items) })),
      onOver: () => latest.current(),
      onConnected: setConnected,
      onStruggling: () => latest.current(),
    }
    void followRun(`/app/exports/${loaded.run.id}/events`, follower, controller.signal)
    return () => controller.abort()
  }, [loaded.run.id, moving])

  return { ...live, connected: connected || !moving }
}
