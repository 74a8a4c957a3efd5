import { useRevalidator } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import { useUploads } from './uploads-provider.tsx'

/** Reads the page again when files have arrived; while one reading is under way, those that follow wait for the next. */
export function NewUploadsRefresh() {
  const { uploads } = useUploads()
  const { state, revalidate } = useRevalidator()
  const added = uploads.filter((upload) => upload.state === 'added').length
  const shown = useRef(added)

  useEffect(() => {
    if (added <= shown.current || state !== 'idle') return
    shown.current = added
    revalidate()
  }, [added, state, revalidate])

  return null
}
