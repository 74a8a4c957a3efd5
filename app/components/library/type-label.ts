const labels: Readonly<Record<string, string>> = {
  'image/webp': 'WebP',
  'video/quicktime': 'MOV',
  'video/webm': 'WebM',
}

/** The format of a MIME type as people write it. */
export function typeLabel(mimeType: string): string {
  return labels[mimeType] ?? mimeType.split('/')[1]?.toUpperCase() ?? mimeType
}
