const labels: Readonly<Record<string, string>> = { 'video/quicktime': 'MOV' }

/** The format of a MIME type as people write it. */
export function typeLabel(mimeType: string): string {
  return labels[mimeType] ?? mimeType.split('/')[1]?.toUpperCase() ?? mimeType
}
