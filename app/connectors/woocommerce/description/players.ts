/** A video that we put into a description. */
export interface Player {
  /** Of its file in the media library. */
  readonly id: string
  readonly source: string
}

/** Apart from the text around it; taken away together with the player. */
const gap = '\n\n'

/**
 * Our players in a description, in order. They are known by their class, in the way in which WordPress marks pictures
 * (`wp-image-12`), so that they are found again after an editor has rewritten the tag.
 */
export function playersIn(html: string): Player[] {
  return [...html.matchAll(playerPattern('\\d+'))].map(([, id = '', inner = '']) => ({
    id,
    source: unescaped(/\ssrc="([^"]*)"/.exec(inner)?.[1] ?? ''),
  }))
}

/** The description with these players at its end. One that is in it already stays where it is. */
export function withPlayers(html: string, players: readonly Player[]): string {
  const known = new Set(playersIn(html).map(({ id }) => id))
  const added = players.filter(({ id }) => !known.has(id)).map(playerHtml)
  return [...(html === '' ? [] : [html]), ...added].join(gap)
}

/** The description without these players, character by character as it was before they came. */
export function withoutPlayers(html: string, ids: Iterable<string>): string {
  let rest = html
  for (const id of ids) {
    const found = playerPattern(id).exec(rest)
    if (!found) continue
    const before = rest.slice(0, found.index)
    const after = rest.slice(found.index + found[0].length)
    if (before.endsWith(gap)) rest = before.slice(0, -gap.length) + after
    else rest = before + (before === '' && after.startsWith(gap) ? after.slice(gap.length) : after)
  }
  return rest
}

/** `controls=""` is how WordPress itself writes it, and keeps it. */
function playerHtml({ id, source }: Player): string {
  const video = `<video controls="" preload="metadata" src="${escaped(source)}"></video>`
  return `<figure class="wp-block-video mediaport-video-${id}">${video}</figure>`
}

function playerPattern(id: string): RegExp {
  return new RegExp(
    `<figure\\b[^>]*\\bclass="[^"]*\\bmediaport-video-(${id})(?![\\w-])[^"]*"[^>]*>([\\s\\S]*?)</figure>`,
    'g',
  )
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
}

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&quot;', '"')
    .replaceAll(/&(?:amp|#0?38);/g, '&')
}
