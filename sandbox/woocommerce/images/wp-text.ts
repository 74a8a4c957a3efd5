/** Texts as WordPress keeps and shows them. */

/** `sanitize_text_field`: no tags, no line breaks, no percent-encoded bytes; a lone `<` is kept as an entity. */
export function sanitiseText(text: string): string {
  return text
    .replace(/<[^>]*?(?:(?=<)|>|$)/g, (part) => (part.endsWith('>') ? '' : part.replace('<', '&lt;')))
    .replace(/[\r\n\t ]+/g, ' ')
    .replace(/%[a-f0-9]{2}/gi, '')
    .trim()
}

/** `wptexturize`, which titles are shown through: curly quotes, dashes, and a times sign between numbers. */
export function texturise(text: string): string {
  return text
    .replace(/&(?![a-z]+;|#\d+;)/gi, '&#038;')
    .replace(/(^|[\s([{])"/g, '$1&#8220;')
    .replaceAll('"', '&#8221;')
    .replace(/(^|[\s([{])'/g, '$1&#8216;')
    .replaceAll("'", '&#8217;')
    .replaceAll('...', '&#8230;')
    .replaceAll('---', '&#8212;')
    .replace(/--| - /g, (dash) => (dash === '--' ? '&#8211;' : ' &#8211; '))
    .replace(/\b(\d[\d.,]*)x(\d[\d.,]*)\b/g, '$1&#215;$2')
}
