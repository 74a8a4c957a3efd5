import sharp from 'sharp'

/** Stands for the hosts that the recorded sources name: pictures of the size in their path, two documents, else 404. */
export const fetchRecordedSource: typeof fetch = async (input) => {
  const url = new URL(input instanceof Request ? input.url : input)
  if (url.host === 'www.w3.org') return new Response('%PDF-1.4 recorded')
  const [, width, height] = /^\/(\d+)x(\d+)/.exec(url.pathname) ?? []
  if (url.host !== 'placehold.co' || !width || !height) return new Response('Not Found', { status: 404 })
  const blank = { width: Number(width), height: Number(height), channels: 3 as const, background: '#cccccc' }
  const picture = sharp({ create: blank })
  const bytes = await (url.pathname.endsWith('.jpg') ? picture.jpeg() : picture.png()).toBuffer()
  return new Response(new Uint8Array(bytes))
}
