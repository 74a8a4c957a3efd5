import { createContext, useContext, useEffect, useState, useSyncExternalStore, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { createUploadQueue, isOver, type Upload, type UploadQueue } from './upload-queue.ts'

const parallelUploads = 3

const UploadsContext = createContext<UploadQueue | null>(null)

/** Uploads go on while the merchant walks through the app; leaving the app with some under way asks first. */
export function UploadsProvider({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation('library')
  const [queue] = useState(() => createUploadQueue({ parallel: parallelUploads, lostWords: t('uploads.lost') }))

  useEffect(() => {
    const askFirst = (event: BeforeUnloadEvent) => {
      if (!queue.uploads().every(isOver)) event.preventDefault()
    }
    window.addEventListener('beforeunload', askFirst)
    return () => window.removeEventListener('beforeunload', askFirst)
  }, [queue])

  return <UploadsContext.Provider value={queue}>{children}</UploadsContext.Provider>
}

const none: readonly Upload[] = []

export function useUploads(): { readonly queue: UploadQueue; readonly uploads: readonly Upload[] } {
  const queue = useContext(UploadsContext)
  if (!queue) throw new Error('useUploads needs an UploadsProvider above')
  const uploads = useSyncExternalStore(queue.subscribe, queue.uploads, () => none)
  return { queue, uploads }
}
