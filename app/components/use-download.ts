import { useState } from 'react'
import { downloadFile } from './download-file.ts'

/** A file that takes a moment to make: whether it is on its way, and whether the last try failed. */
export function useDownload(address: string, fileName: string) {
  const [state, setState] = useState<'idle' | 'loading' | 'failed'>('idle')
  return {
    loading: state === 'loading',
    failed: state === 'failed',
    download: async () => {
      setState('loading')
      setState((await downloadFile(address, fileName)) ? 'idle' : 'failed')
    },
  }
}
