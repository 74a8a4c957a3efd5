/** What WordPress calls a type: extensions as a pattern, and what is stored for it. */
const TYPES: Record<string, string> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  jpe: 'image/jpeg',
  gif: 'image/gif',
  png: 'image/png',
  bmp: 'image/bmp',
  tiff: 'image/tiff',
  tif: 'image/tiff',
  webp: 'image/webp',
  avif: 'image/avif',
  heic: 'image/heic',
  mp4: 'video/mp4',
  mov: 'video/quicktime',
  webm: 'video/webm',
  pdf: 'application/pdf',
}

/** The plugin's sideload takes fewer types than the media library. */
const SIDELOADED = new Set(['image/jpeg', 'image/gif', 'image/png', 'image/bmp', 'image/tiff', 'image/webp'])

const EXTENSION: Record<string, string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/bmp': 'bmp',
  'image/tiff': 'tif',
  'image/webp': 'webp',
  'image/avif': 'avif',
  'image/heic': 'heic',
}

export const NOT_ALLOWED = 'Sorry, you are not allowed to upload this file type.'
export const EMPTY_FILE =
  'File is empty. Please upload something more substantial. This error could also be caused by uploads being disabled in your php.ini file or by post_max_size being defined as smaller than upload_max_filesize in php.ini.'

/** Name and type of a file by its extension and its first bytes; an image gets the extension its bytes have. */
export function checkFile(
  name: string,
  bytes: Buffer,
  allowed: 'sideload' | 'library',
): { name: string; mimeType: string } | null {
  const declared = typeOf(name, allowed)
  if (!declared) return null
  const real = sniff(bytes)
  if (!declared.startsWith('image/')) return isPlausible(declared, real) ? { name, mimeType: declared } : null
  if (real === declared) return { name, mimeType: declared }
  const extension = EXTENSION[real]
  if (!extension) return null
  const renamed = `${name.slice(0, name.lastIndexOf('.'))}.${extension}`
  const mimeType = typeOf(renamed, allowed)
  return mimeType === null ? null : { name: renamed, mimeType }
}

function typeOf(name: string, allowed: 'sideload' | 'library'): string | null {
  const [, extension = ''] = /\.([a-z0-9]+)$/i.exec(name) ?? []
  const type = TYPES[extension.toLowerCase()] ?? null
  return allowed === 'sideload' && type && !SIDELOADED.has(type) ? null : type
}

/** Videos and documents: the kind must fit, or be unknown. */
function isPlausible(declared: string, real: string): boolean {
  return real === 'application/octet-stream' || real.split('/')[0] === declared.split('/')[0]
}

/** What the first bytes say, as PHP's exif and fileinfo see it. A truncated picture still has its first bytes. */
function sniff(bytes: Buffer): string {
  const ascii = (start: number, end: number) => bytes.subarray(start, end).toString('latin1')
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'image/jpeg'
  if (ascii(0, 8) === '\x89PNG\r\n\x1a\n') return 'image/png'
  if (ascii(0, 4) === 'GIF8') return 'image/gif'
  if (ascii(0, 2) === 'BM') return 'image/bmp'
  if (ascii(0, 4) === 'II*\0' || ascii(0, 4) === 'MM\0*') return 'image/tiff'
  if (ascii(0, 4) === 'RIFF' && ascii(8, 12) === 'WEBP') return 'image/webp'
  if (ascii(4, 8) === 'ftyp') return brandType(ascii(8, 32))
  if (ascii(0, 5) === '%PDF-') return 'application/pdf'
  return /^[\t\n\r\x20-\x7e]*$/.test(ascii(0, 512)) ? 'text/plain' : 'application/octet-stream'
}

function brandType(brands: string): string {
  if (/avif|avis/.test(brands)) return 'image/avif'
  return /heic|heix|hevc|mif1|msf1/.test(brands) ? 'image/heic' : 'video/mp4'
}
