import { useCallback, useSyncExternalStore } from 'react'

const listeners = new Set<() => void>()

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

/** A text kept for this browser tab, through navigations and reloads. The server, and so the first render, knows none. */
export function useSessionValue(key: string): readonly [string | null, (value: string) => void] {
  const value = useSyncExternalStore(
    subscribe,
    () => sessionStorage.getItem(key),
    () => null,
  )
  const store = useCallback(
    (next: string) => {
      sessionStorage.setItem(key, next)
      for (const listener of listeners) listener()
    },
    [key],
  )
  return [value, store]
}
