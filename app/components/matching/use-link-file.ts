import { useRevalidator } from '@remix-run/react'
import { useAppBridge } from '@shopify/app-bridge-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ActionAnswer } from '../action-answer.ts'
import { downloadFile } from '../download-file.ts'

export interface LinkFileTransfer {
  readonly uploading: boolean
  readonly problem: string | null
  readonly upload: (file: File) => Promise<void>
  readonly download: () => Promise<void>
}

/** Links of an account as a file: down to the merchant, and back as its bytes, whatever a spreadsheet made of them. */
export function useLinkFile(storeId: string): LinkFileTransfer {
  const { t } = useTranslation('matching')
  const shopify = useAppBridge()
  const { revalidate } = useRevalidator()
  const [uploading, setUploading] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const address = `/app/connections/${storeId}/links`
  return {
    uploading,
    problem,
    upload: async (file) => {
      setUploading(true)
      const answer = await send(address, file).catch(() => null)
      setUploading(false)
      setProblem(answer ? (answer.ok ? null : answer.message) : t('file.notSent'))
      if (answer?.ok) revalidate()
    },
    download: async () => {
      const done = await downloadFile(address, 'links.csv')
      if (!done) shopify.toast.show(t('file.notDownloaded'), { isError: true })
    },
  }
}

/** App Bridge adds the id token. */
async function send(address: string, file: File): Promise<ActionAnswer> {
  const headers = { 'content-type': 'text/csv', 'x-file-name': encodeURIComponent(file.name) }
  const response = await fetch(address, { method: 'POST', headers, body: file })
  return (await response.json()) as ActionAnswer
}
