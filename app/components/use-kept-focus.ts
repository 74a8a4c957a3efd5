import { useEffect, useRef } from 'react'

/**
 * Gives the focus back to the control that had it once work is no longer `busy`: controls that are disabled or taken away
 * meanwhile lose it. They are known again by their id. Who went elsewhere meanwhile stays there.
 */
export function useKeptFocus(busy: boolean): void {
  const last = useRef('')
  const wasBusy = useRef(busy)

  useEffect(() => {
    const note = ({ target }: FocusEvent) => {
      if (target instanceof HTMLElement) last.current = target.id
    }
    document.addEventListener('focusin', note)
    return () => document.removeEventListener('focusin', note)
  }, [])

  useEffect(() => {
    const isLost = wasBusy.current && !busy && document.activeElement === document.body
    wasBusy.current = busy
    if (isLost) document.getElementById(last.current)?.focus({ preventScroll: true })
  }, [busy])
}
