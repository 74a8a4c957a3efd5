/** Characters that WordPress takes out of file names (`sanitize_file_name`). */
const SPECIAL = /[?[\]/\\=<>:;,'"&$#*()|~`!{}%+’«»”“\0]/g

/** A file name as WordPress stores it: ASCII where it can, no spaces, no path. */
export function sanitiseFileName(name: string): string {
  const cleaned = removeAccents(name)
    .replace(SPECIAL, '')
    .replace(/\.{2,}/g, '.')
    .replace(/[\r\n\t -]+/g, '-')
    .replace(/^[.\-_]+|[.\-_]+$/g, '')
  // A name that is nothing but an extension gets one of its own.
  return /^(jpe?g|png|gif|webp)$/i.test(cleaned) ? `unnamed-file.${cleaned}` : cleaned
}

/** A slug as `sanitize_title` makes it. */
export function slugOf(text: string): string {
  return removeAccents(stripTags(text))
    .toLowerCase()
    .replace(/&.+?;/g, '')
    .replaceAll('.', '-')
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replace(/\s+/g, '-')
    .replace(/-+/g, '-')
    .replace(/^-|-$/g, '')
}

export function stripTags(text: string): string {
  return text.replace(/<[^>]*>/g, '')
}

/** `mug.jpg`, else `mug-1.jpg`, `mug-2.jpg`, … */
export function uniqueFileName(name: string, isTaken: (name: string) => boolean): string {
  const dot = name.lastIndexOf('.')
  const [base, extension] = dot < 0 ? [name, ''] : [name.slice(0, dot), name.slice(dot)]
  let candidate = name
  for (let number = 1; isTaken(candidate); number += 1) candidate = `${base}-${number}${extension}`
  return candidate
}

/** `mug`, else `mug-2`, `mug-3`, … */
export function uniqueSlug(slug: string, isTaken: (slug: string) => boolean): string {
  let candidate = slug
  for (let number = 2; isTaken(candidate); number += 1) candidate = `${slug}-${number}`
  return candidate
}

function removeAccents(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replaceAll('ß', 's')
    .replaceAll('ø', 'o')
    .replaceAll('æ', 'ae')
    .normalize('NFC')
}
