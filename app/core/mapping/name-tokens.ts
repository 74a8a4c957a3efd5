/** Single letters that make one word with what follows: T-shirt, V-neck, E-bike. */
const compoundLetters = new Set(['t', 'v', 'e'])

const fileExtension = /\.[a-z0-9]{2,5}$/i

/**
 * The words of a name in order, lower case, without accents: `MH01-Gray_alt1.jpg` → mh01, gray, alt1. Words written in
 * camel case are separated; letters and digits of one word stay together because that is how SKUs look.
 */
export function nameTokens(text: string): string[] {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').replace(/ß/g, 'ss')
  const words = plain
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
  return joinCompounds(words.filter((word) => word !== ''))
}

export function fileNameTokens(fileName: string): string[] {
  const base = fileName.split(/[/\\]/).at(-1) ?? fileName
  return nameTokens(base.replace(fileExtension, ''))
}

/** Without the plural: `plimsolls` and `plimsoll` are the same word of a title. */
export function stem(token: string): string {
  return token.length > 3 && token.endsWith('s') ? token.slice(0, -1) : token
}

/** Index at which `part` stands in `whole` as neighbouring tokens; -1 where it does not. */
export function indexOfTokens(whole: readonly string[], part: readonly string[]): number {
  if (part.length === 0) return -1
  for (let start = 0; start + part.length <= whole.length; start += 1) {
    if (part.every((token, offset) => whole[start + offset] === token)) return start
  }
  return -1
}

function joinCompounds(words: readonly string[]): string[] {
  const joined: string[] = []
  for (const word of words) {
    const previous = joined.at(-1)
    if (previous !== undefined && compoundLetters.has(previous) && word.length > 2)
      joined[joined.length - 1] = previous + word
    else joined.push(word)
  }
  return joined
}
