const LOOK_AGAIN_MS = 1_000

/** Keeps a part of the page as the platform has it now, without touching what the merchant unfolded. */
export function keepLive(part: HTMLElement): void {
  const address = part.dataset.live ?? ''
  let last = ''
  const look = async () => {
    const response = await fetch(address)
    const markup = response.ok ? await response.text() : last
    if (last && markup !== last) replace(part, markup)
    last = markup
  }
  const repeat = async () => {
    if (!document.hidden) await look()
    setTimeout(() => void repeat(), LOOK_AGAIN_MS)
  }
  void repeat()
}

function replace(part: HTMLElement, markup: string): void {
  const known = new Set([...part.querySelectorAll<HTMLElement>('.tile')].map(({ dataset }) => dataset.mediaId))
  const unfolded = [...part.querySelectorAll('details[open]')].map(({ id }) => id)
  part.innerHTML = markup
  for (const id of unfolded) part.querySelector(`#${id}`)?.setAttribute('open', '')
  for (const tile of part.querySelectorAll<HTMLElement>('.tile')) {
    tile.classList.toggle('arrived', !known.has(tile.dataset.mediaId))
  }
}
