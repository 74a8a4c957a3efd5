import { useRevalidator } from '@remix-run/react'
import { useAppBridge } from '@shopify/app-bridge-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { downloadFile } from './download-file.ts'
import { sendSheetFile, type Taken } from './send-sheet-file.ts'

export interface SheetFileTransfer<Answer> {
  readonly uploading: boolean
  readonly problem: string | null
  /** To the latest file; null: none was given, or it was refused. */
  readonly taken: Taken<Answer> | null
  readonly upload: (file: File) => Promise<void>
  readonly download: () => Promise<void>
}

/** A table as a file: down to the merchant, and back as its bytes, whatever a spreadsheet made of them. Both at one address. */
export function useSheetFile<Answer = unknown>(address: string, fileName: string): SheetFileTransfer<Answer> {
  const { t } = useTranslation('common')
  const shopify = useAppBridge()
  const { revalidate } = useRevalidator()
  const [uploading, setUploading] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const [taken, setTaken] = useState<Taken<Answer> | null>(null)
  return {
    uploading,
    problem,
    taken,
    upload: async (file) => {
      setUploading(true)
      const answer = await sendSheetFile<Answer>(address, file).finally(() => setUploading(false))
      setTaken(answer?.ok ? answer : null)
      setProblem(answer ? (answer.ok ? null : answer.message) : t('sheet.notSent'))
      if (answer?.ok) revalidate()
    },
    download: async () => {
      const done = await downloadFile(address, fileName)
      if (!done) shopify.toast.show(t('sheet.notDownloaded'), { isError: true })
    },
  }
}
