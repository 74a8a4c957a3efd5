import { useSearchParams } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'

/** Long enough that typing a word asks once, short enough to feel live. */
const debounceMs = 300

export type SearchChanges = Readonly<Record<string, string | null | undefined>>

/**
 * A page's search and filters, kept in its address: reload, back and shared links show the same. Every change starts again at
 * the first page. `queryText` follows the typing at once, the address a moment later.
 */
export function useSearchState(pagingKeys: readonly string[]) {
  const [params, setParams] = useSearchParams()
  const inAddress = params.get('query') ?? ''
  const [query, setQuery] = useState({ text: inAddress, seen: inAddress, sent: inAddress })
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  if (query.seen !== inAddress) {
    // Back, or a cleared filter: the field follows. An address that arrives late while the merchant types on does not win.
    setQuery({ ...query, text: inAddress === query.sent ? query.text : inAddress, seen: inAddress })
  }

  useEffect(() => () => clearTimeout(timer.current), [])

  const change = (changes: SearchChanges, { keepPage = false } = {}) => {
    clearTimeout(timer.current)
    setParams(
      (current) => {
        const next = new URLSearchParams(current)
        if (!keepPage) for (const key of pagingKeys) next.delete(key)
        for (const [key, value] of Object.entries(changes)) {
          if (value) next.set(key, value)
          else next.delete(key)
        }
        return next
      },
      { preventScrollReset: !keepPage },
    )
  }

  const changeQuery = (text: string) => {
    const sent = text.trim()
    setQuery((current) => ({ ...current, text }))
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      setQuery((current) => ({ ...current, sent }))
      change({ query: sent })
    }, debounceMs)
  }

  return { params, queryText: query.text, change, changeQuery }
}

export type SearchState = ReturnType<typeof useSearchState>
