import { useRevalidator } from '@remix-run/react'
import { useEffect, useState } from 'react'
import { isOver, isSettled, mergeItems, type RunProgress } from '../../core/export/export-view.ts'
import { followRun } from './follow-run.ts'

export interface LiveRun extends RunProgress {
  /** False while the stream is broken; the page still catches up by itself. */
  readonly connected: boolean
}

/**
 * A run as it is now: what was loaded, then each change as it happens. When a run ends, the page's data is read once more, for
 * what only it knows (pictures of failed items, the cost); what shoppers see of it is followed further. While the stream cannot be opened
 * the data is read again instead.
 */
export function useRunProgress(loaded: RunProgress): LiveRun {
  const [state, setState] = useState({ loaded, live: loaded })
  const [connected, setConnected] = useState(true)
  const { revalidate } = useRevalidator()
  const moving = !isSettled(loaded)
  const hasEnded = isOver(state.live.run.state) && !isOver(loaded.run.state)

  // What was loaded again is newer than what the stream said before.
  if (state.loaded !== loaded) setState({ loaded, live: loaded })

  useEffect(() => {
    if (hasEnded) revalidate()
  }, [hasEnded, revalidate])

  useEffect(() => {
    if (!moving) return
    const controller = new AbortController()
    const follower = {
      onProgress: ({ run, items }: RunProgress) =>
        setState((current) => ({ ...current, live: { run, items: mergeItems(current.live.items, items) } })),
      onOver: revalidate,
      onConnected: setConnected,
      onStruggling: revalidate,
    }
    void followRun(`/app/exports/${loaded.run.id}/events`, follower, controller.signal)
    return () => controller.abort()
  }, [loaded.run.id, moving, revalidate])

  return { ...state.live, connected: connected || !moving }
}
