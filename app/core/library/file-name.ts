const maxLength = 200

/**
 * A file's name without folders and invisible characters, as it is shown and kept. Names come from browsers, URLs and other
 * programs; none of them ever becomes a path.
 */
export function cleanFileName(given: string): string {
  const base = given.split(/[\\/]/).at(-1) ?? ''
  const visible = base
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu, '')
    .trim()
  return shorten(visible) || 'untitled'
}

/** The name without its extension, for a first title. */
export function titleFromFileName(fileName: string): string {
  return fileName.replace(/\.[a-z0-9]{1,5}$/i, '') || fileName
}

/** Cuts the stem, so that the extension stays. */
function shorten(name: string): string {
  if (name.length <= maxLength) return name
  const extension = /\.[a-z0-9]{1,5}$/i.exec(name)?.[0] ?? ''
  return name.slice(0, maxLength - extension.length) + extension
}
