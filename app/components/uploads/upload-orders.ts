import { assetIssueWords } from '../../core/assets/asset-issues.ts'
import { maxPictureBytes, maxVideoBytes } from '../../core/assets/limits.ts'
import { sendUpload } from './send-upload.ts'
import { pairSidecars } from './sidecar-files.ts'
import type { UploadAnswer, UploadOrder } from './upload-queue.ts'

type GetToken = () => Promise<string>

/** What to send for files that were dropped or picked; JSON beside a picture travels as its description. */
export function fileOrders(files: readonly File[], getToken: GetToken): UploadOrder[] {
  return pairSidecars(files).map(({ file, sidecar }) => ({
    name: file.name,
    byteSize: file.size,
    send: async (onProgress, signal) => {
      const refused = refuseUnread(file)
      if (refused) return refused
      const headers = {
        'Content-Type': file.type || 'application/octet-stream',
        'X-File-Name': encodeURIComponent(file.name),
        ...(sidecar && { 'X-Asset-Metadata': toBase64(await sidecar.text()) }),
      }
      return sendUpload({ url: '/app/library/upload', body: file, headers, getToken, onProgress, signal })
    },
  }))
}

export function urlOrders(addresses: readonly string[], getToken: GetToken): UploadOrder[] {
  return addresses.map((address) => ({
    name: address,
    byteSize: null,
    send: (onProgress, signal) =>
      sendUpload({
        url: '/app/library/import-url',
        body: new URLSearchParams({ url: address }).toString(),
        headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
        getToken,
        onProgress,
        signal,
      }),
  }))
}

/** What is certainly too large is not sent; everything else is for the server to judge, by the bytes. */
function refuseUnread(file: File): UploadAnswer | null {
  const limit = file.type.startsWith('video/') ? maxVideoBytes : maxPictureBytes
  if (file.size <= limit) return null
  const { happened, remedy } = assetIssueWords({ code: 'too_many_bytes', measured: file.size, limit })
  return { ok: false, message: `${happened} ${remedy}` }
}

function toBase64(text: string): string {
  const bytes = new TextEncoder().encode(text)
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
}
