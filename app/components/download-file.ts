/** Fetches a file (the browser's own download carries no id token) and hands it to the merchant. */
export async function downloadFile(url: string, fileName: string): Promise<boolean> {
  const response = await fetch(url).catch(() => null)
  if (!response?.ok) return false
  const objectUrl = URL.createObjectURL(await response.blob())
  const link = document.createElement('a')
  link.href = objectUrl
  link.download = fileName
  link.click()
  // The download has its own hold on the data once it started.
  setTimeout(() => URL.revokeObjectURL(objectUrl), 10_000)
  return true
}
