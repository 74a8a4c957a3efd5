/** Enough of the key that two renditions never share a name: 48 bits. */
const keyCharacters = 12
const maxSlugLength = 60

/**
 * The name that a rendition's file gets on a channel: `red-mug-front-3fa9c1d2e4b5.jpg`. ASCII, and the same whenever the bytes
 * are, so that a file whose creation was never answered can be found again.
 */
export function exportFileName(originalName: string, renditionKey: string, extension: string): string {
  const slug = originalName
    .replace(/\.[a-z0-9]{1,5}$/i, '')
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, maxSlugLength)
    .replaceAll(/^-+|-+$/g, '')
  return `${slug || 'image'}-${renditionKey.slice(0, keyCharacters)}.${extension}`
}
