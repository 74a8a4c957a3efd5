import { useMemo, useState } from 'react'
import { z } from 'zod'
import { maxProductsPerExport } from '../../core/products/limits.ts'
import { useSessionValue } from '../use-session-value.ts'

export interface ProductSelection {
  readonly ids: ReadonlySet<string>
  /** Whether the last attempt to add went over the limit. */
  readonly limitHit: boolean
  readonly add: (ids: readonly string[]) => void
  readonly remove: (ids: readonly string[]) => void
  readonly clear: () => void
}

const storedSchema = z.array(z.string()).max(maxProductsPerExport)

/**
 * The chosen products of a connection. They survive paging, filtering and a reload of the tab; what goes over the limit is not
 * added.
 */
export function useProductSelection(connectionId: string): ProductSelection {
  const [stored, store] = useSessionValue(`mediaport:chosen-products:${connectionId}`)
  const ids = useMemo(() => parseIds(stored), [stored])
  const [limitHit, setLimitHit] = useState(false)

  const keep = (next: readonly string[]) => {
    const within = next.slice(0, maxProductsPerExport)
    setLimitHit(next.length > within.length)
    store(JSON.stringify(within))
  }

  return {
    ids,
    limitHit,
    add: (more) => {
      keep([...new Set([...ids, ...more])])
    },
    remove: (fewer) => {
      const gone = new Set(fewer)
      keep([...ids].filter((id) => !gone.has(id)))
    },
    clear: () => {
      keep([])
    },
  }
}

function parseIds(stored: string | null): ReadonlySet<string> {
  const parsed = storedSchema.safeParse(stored ? JSON.parse(stored) : [])
  return new Set(parsed.success ? parsed.data : [])
}
