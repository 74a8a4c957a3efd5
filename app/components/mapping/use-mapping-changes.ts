import { useRevalidator } from '@remix-run/react'
import { useCallback, useEffect, useRef, useState } from 'react'
import { changeMapping, type MappedEntry, type MappingChange } from '../../core/mapping/change-mapping.ts'
import { ChangeQueue } from './change-queue.ts'

export type SaveState =
  | { readonly kind: 'saved' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'waiting'; readonly retryInMs: number }
  | { readonly kind: 'refused'; readonly message: string }

export interface MappingChanges {
  /** The entries with every choice of the merchant, stored or not yet. */
  readonly entries: readonly MappedEntry[]
  readonly saveState: SaveState
  apply(change: MappingChange): void
  retry(): void
}

/** The pictures of one product as the merchant is changing them: shown at once, stored in the background, never lost. */
export function useMappingChanges(endpoint: string, loaded: readonly MappedEntry[]): MappingChanges {
  const [entries, setEntries] = useState(loaded)
  const [saveState, setSaveState] = useState<SaveState>({ kind: 'saved' })
  const queue = useRef<ChangeQueue | null>(null)
  const { revalidate } = useRevalidator()

  useEffect(() => {
    const made = new ChangeQueue(endpoint, {
      onSaving: () => setSaveState({ kind: 'saving' }),
      onSaved: (stored) => {
        setEntries(stored)
        setSaveState({ kind: 'saved' })
        revalidate()
      },
      onWaiting: (retryInMs) => setSaveState({ kind: 'waiting', retryInMs }),
      onRefused: (message) => {
        setSaveState({ kind: 'refused', message })
        revalidate()
      },
    })
    queue.current = made
    if (made.pending.length > 0) made.send()
  }, [endpoint, revalidate])

  // What was loaded again (suggestions, a refusal) is the truth, with the choices on top that are still on their way.
  useEffect(() => {
    setEntries((queue.current?.pending ?? []).reduce<readonly MappedEntry[]>(changeMapping, loaded))
  }, [loaded])

  useWarningBeforeUnload(saveState.kind === 'waiting')

  const apply = useCallback((change: MappingChange) => {
    setEntries((current) => changeMapping(current, change))
    queue.current?.add(change)
  }, [])
  const retry = useCallback(() => queue.current?.send(), [])
  return { entries, saveState, apply, retry }
}

function useWarningBeforeUnload(active: boolean) {
  useEffect(() => {
    if (!active) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [active])
}
