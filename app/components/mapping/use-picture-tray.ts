import { useFetcher } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'
import type { PictureTrayView, TrayFilter } from '../../core/mapping/mapping-view.ts'

const debounceMs = 250

/** The library beside the grid: searched and filtered without leaving the product, one page after the other. */
export function usePictureTray(
  endpoint: string,
  first: PictureTrayView,
  firstFilter: TrayFilter,
  onLoaded: (pictures: PictureTrayView['pictures']) => void,
) {
  const fetcher = useFetcher<PictureTrayView>()
  const [search, setSearch] = useState('')
  const [filter, setFilter] = useState(firstFilter)
  const [tray, setTray] = useState(first)
  const [answer, setAnswer] = useState<PictureTrayView>()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const { data, load } = fetcher

  useEffect(() => () => clearTimeout(timer.current), [])

  if (data && data !== answer) {
    setAnswer(data)
    setTray((current) => (data.page > 1 ? { ...data, pictures: [...current.pictures, ...data.pictures] } : data))
  }

  useEffect(() => {
    if (data) onLoaded(data.pictures)
  }, [data, onLoaded])

  const ask = (query: { search: string; filter: TrayFilter; page: number }) => {
    const params = new URLSearchParams({ query: query.search, filter: query.filter, page: String(query.page) })
    load(`${endpoint}?${params}`)
  }
  return {
    ...tray,
    search,
    filter,
    loading: fetcher.state !== 'idle',
    changeSearch: (text: string) => {
      setSearch(text)
      clearTimeout(timer.current)
      timer.current = setTimeout(() => ask({ search: text.trim(), filter, page: 1 }), debounceMs)
    },
    changeFilter: (next: TrayFilter) => {
      setFilter(next)
      ask({ search: search.trim(), filter: next, page: 1 })
    },
    loadMore: () => ask({ search: search.trim(), filter, page: tray.page + 1 }),
  }
}
