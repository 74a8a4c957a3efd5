import { useRevalidator } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'
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
  readonly apply: (change: MappingChange) => void
  readonly retry: () => void
}

interface Known {
  /** The entries as the server has them. */
  readonly stored: readonly MappedEntry[]
  /** The answer of the loader that `stored` began with. */
  readonly loaded: readonly MappedEntry[]
  /** Choices on their way, in order. */
  readonly pending: readonly MappingChange[]
}

/** The pictures of one product as the merchant is changing them: shown at once, stored in the background, never lost. */
export function useMappingChanges(endpoint: string, loaded: readonly MappedEntry[]): MappingChanges {
  const [known, setKnown] = useState<Known>({ stored: loaded, loaded, pending: [] })
  const [saveState, setSaveState] = useState<SaveState>({ kind: 'saved' })
  const queue = useRef<ChangeQueue | null>(null)
  const { revalidate } = useRevalidator()

  // What is loaded again (suggestions, after a refusal) is the truth; choices on their way stay on top of it.
  if (known.loaded !== loaded) setKnown({ ...known, stored: loaded, loaded })

  useEffect(() => {
    const made = new ChangeQueue(endpoint, {
      onPending: (pending) => setKnown((current) => ({ ...current, pending })),
      onSaving: () => setSaveState({ kind: 'saving' }),
      onSaved: (stored, pending) => {
        setKnown((current) => ({ ...current, stored, pending }))
        if (pending.length > 0) return
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
    made.resume()
  }, [endpoint, revalidate])

  useWarningBeforeUnload(saveState.kind === 'waiting')

  return {
    entries: known.pending.reduce<readonly MappedEntry[]>(changeMapping, known.stored),
    saveState,
    apply: (change) => queue.current?.add(change),
    retry: () => queue.current?.send(),
  }
}

function useWarningBeforeUnload(active: boolean) {
  useEffect(() => {
    if (!active) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [active])
}
