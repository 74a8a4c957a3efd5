import type { Picture } from '../catalog.ts'
import { html, type Html } from '../html.ts'
import { icon } from '../icon.ts'

/** A picture, a clock while the platform processes it, or an empty frame. `isDecoration`: the text beside it says the same. */
export function thumbnail(picture: Picture | null, sizePx: number, isDecoration = false): Html {
  if (!picture) return html`<span class="thumbnail empty-thumbnail">${icon('Image')}</span>`
  if (!picture.url) return html`<span class="thumbnail empty-thumbnail" title="Processing">${icon('Clock')}</span>`
  const alt = isDecoration ? '' : picture.alt || picture.fileName
  return html`<img
    class="thumbnail"
    src="${picture.url}"
    alt="${alt}"
    width="${sizePx}"
    height="${sizePx}"
    loading="lazy"
  />`
}
