/** What `wp_kses` leaves of posts (`$allowedposttags`); anything else loses its tags, whoever writes it through the API. */
const KEPT_TAGS = new Set(
  (
    'a abbr acronym address area article aside audio b bdo big blockquote br button caption cite code col colgroup dd del ' +
    'details dfn div dl dt em fieldset figcaption figure font footer h1 h2 h3 h4 h5 h6 header hgroup hr i img ins kbd label ' +
    'legend li main map mark menu nav ol p pre q rb rp rt rtc ruby s samp section small span strike strong sub summary sup ' +
    'table tbody td textarea tfoot th thead title tr track tt u ul var video'
  ).split(' '),
)

/** Text of an editor as it is stored: `wp_filter_post_kses`, which takes backslashes (`stripslashes`) for escapes. */
export function sanitiseHtml(text: string): string {
  return text
    .replace(/\\(.?)/gs, '$1')
    .replace(/<\/?([a-z][a-z0-9-]*)\b[^>]*>/gi, (tag, name: string) =>
      KEPT_TAGS.has(name.toLowerCase()) ? tag.replace(/\son[a-z]+\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)/gi, '') : '',
    )
}

const BLOCKS = 'p|div|figure|h[1-6]|ul|ol|table|blockquote|pre|section|address|hr'
const BLOCK = new RegExp(`<(${BLOCKS})\\b[^>]*>(?:[\\s\\S]*?</\\1>)?`, 'gi')
const VIDEO_SHORTCODE = /^\[video src="([^"]+)"\]$/

/** Text as pages and reading clients get it: `[video]` expanded, loose lines in paragraphs (`wpautop`). */
export function renderText(text: string): string {
  if (text.trim() === '') return ''
  let videos = 0
  const lines: string[] = []
  let end = 0
  const loose = (part: string) => {
    for (const line of part.split('\n').filter((candidate) => candidate.trim() !== '')) {
      const [, url] = VIDEO_SHORTCODE.exec(line.trim()) ?? []
      if (url) lines.push(videoPlayer(url, (videos += 1)))
      else lines.push(`<p>${line.trim()}</p>`)
    }
  }
  for (const match of text.matchAll(BLOCK)) {
    loose(text.slice(end, match.index))
    lines.push(match[0])
    end = match.index + match[0].length
  }
  loose(text.slice(end))
  return `${lines.join('\n')}\n`
}

function videoPlayer(url: string, number: number): string {
  const source = `<source type="video/mp4" src="${url}?_=${number}" /><a href="${url}">${url}</a>`
  return `<div style="width: 640px;" class="wp-video"><video class="wp-video-shortcode" id="video-0-${number}" width="640" height="360" preload="metadata" controls="controls">${source}</video></div>`
}
