import { open } from 'node:fs/promises'
import type { PictureFormat } from '../core/assets/asset-facts.ts'

/** What a file is by its first bytes; `iso-media` is MP4 or MOV. Null: nothing we know. */
export type FileSignature = PictureFormat | 'iso-media' | 'webm' | 'svg' | null

const HEAD_BYTES = 4096

/** Brands of ISO base media files (ISO/IEC 14496-12), by https://mp4ra.org/registered-types/brands */
const avifBrands = ['avif', 'avis']
const heicBrands = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1']
/** Atoms that begin a QuickTime file older than `ftyp`. */
const quickTimeAtoms = ['moov', 'wide', 'mdat', 'free', 'skip', 'pnot']

/**
 * Reads the head of a file and says what it is. Only what is listed here ever reaches a decoder, so a name or a content type
 * cannot send a file to one that was not meant (SVG, PDF, …).
 */
export async function readFileSignature(path: string): Promise<FileSignature> {
  const handle = await open(path)
  try {
    const head = Buffer.alloc(HEAD_BYTES)
    const { bytesRead } = await handle.read(head, 0, HEAD_BYTES, 0)
    return fileSignature(head.subarray(0, bytesRead))
  } finally {
    await handle.close()
  }
}

function fileSignature(head: Buffer): FileSignature {
  const text = head.toString('latin1')
  if (text.startsWith('\xff\xd8\xff')) return 'jpeg'
  if (text.startsWith('\x89PNG\r\n\x1a\n')) return 'png'
  if (text.startsWith('GIF87a') || text.startsWith('GIF89a')) return 'gif'
  if (text.startsWith('RIFF') && text.startsWith('WEBP', 8)) return 'webp'
  if (/^(II[*+]\0|MM\0[*+])/.test(text)) return 'tiff'
  if (text.startsWith('\x1a\x45\xdf\xa3')) return text.slice(0, 64).includes('webm') ? 'webm' : null
  if (text.startsWith('ftyp', 4)) return isoSignature(head, text)
  if (quickTimeAtoms.includes(text.slice(4, 8))) return 'iso-media'
  return isSvg(head) ? 'svg' : null
}

function isoSignature(head: Buffer, text: string): FileSignature {
  const boxEnd = Math.min(head.length, Math.max(16, head.readUInt32BE(0)))
  const brands = [text.slice(8, 12), ...(text.slice(16, boxEnd).match(/.{4}/gs) ?? [])]
  if (brands.some((brand) => avifBrands.includes(brand))) return 'avif'
  return heicBrands.includes(text.slice(8, 12)) ? 'heic' : 'iso-media'
}

function isSvg(head: Buffer): boolean {
  const text = head
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trimStart()
  return text.startsWith('<') && /<svg[\s>]/i.test(text)
}
