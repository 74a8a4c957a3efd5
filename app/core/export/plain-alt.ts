/**
 * An alt text without what some platforms take out of it (tags, line breaks and runs of blanks, backslashes, `%20` and its like),
 * so that what was sent is what is read back.
 */
export function plainAlt(alt: string): string {
  return alt
    .replaceAll(/<[/!a-z][^<>]*>/gi, '')
    .replaceAll(/[<\\]/g, '')
    .replaceAll(/%[a-f0-9]{2}/gi, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
}
