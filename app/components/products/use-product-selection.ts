import { useCallback, useEffect, useState } from 'react'
import { z } from 'zod'
import { maxProductsPerExport } from '../../core/products/limits.ts'

export interface ProductSelection {
  readonly ids: ReadonlySet<string>
  /** Whether the last attempt to add went over the limit. */
  readonly limitHit: boolean
  add(ids: readonly string[]): void
  remove(ids: readonly string[]): void
  clear(): void
}

const storedSchema = z.array(z.string()).max(maxProductsPerExport)

/**
 * The chosen products of a connection. They survive paging, filtering and a reload of the tab; what goes over the limit is not
 * added. The first render knows none, like the server's.
 */
export function useProductSelection(connectionId: string): ProductSelection {
  const key = `mediaport:chosen-products:${connectionId}`
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set())
  const [limitHit, setLimitHit] = useState(false)

  useEffect(() => setIds(new Set(readStored(key))), [key])

  const keep = useCallback(
    (next: readonly string[]) => {
      const within = next.slice(0, maxProductsPerExport)
      setLimitHit(next.length > within.length)
      setIds(new Set(within))
      sessionStorage.setItem(key, JSON.stringify(within))
    },
    [key],
  )

  return {
    ids,
    limitHit,
    add: (more) => keep([...new Set([...ids, ...more])]),
    remove: (fewer) => keep([...ids].filter((id) => !fewer.includes(id))),
    clear: () => keep([]),
  }
}

function readStored(key: string): readonly string[] {
  const text = sessionStorage.getItem(key)
  const parsed = storedSchema.safeParse(text ? JSON.parse(text) : [])
  return parsed.success ? parsed.data : []
}
