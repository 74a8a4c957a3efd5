/** `<script>` and `<iframe>` lose their tags; `<video>`, `<figure>` and shortcodes stay (`wp_filter_post_kses`). */
export function sanitiseHtml(text: string): string {
  return text.replace(/<\/?(script|iframe|style|object|embed|form|input)\b[^>]*>/gi, '')
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
