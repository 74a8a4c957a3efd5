import type { RecordedExchange } from './recordings.ts'
import { aPicture, aPictureOfBytes, aVideo } from './pictures.ts'

/** Bytes that the recorder did not keep, by exchange; made anew with what matters of them. */
const BYTES: Record<string, () => Promise<Buffer> | Buffer> = {
  'm08-webp': () => aPicture('webp', 800),
  'm09-avif': () => aPicture('avif', 800),
  'm09b-heic': () => Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'),
  'm10-svg': () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
  'm11-html-as-jpg': () => Buffer.from('<html><body>no picture</body></html>'),
  'm12-png-as-jpg': () => aPicture('png', 800),
  'm13-mp4-fake': () => aVideo(),
  'm14-trunc': async () => (await aPicture('jpeg')).subarray(0, 2_000),
  'm15-large': () => aPicture('jpeg', 4_000, 3_000),
  'm16-over8m-raw': () => aPictureOfBytes('png', 10_849_433, 1_900),
  'm24-raw-over-post_max': () => aPictureOfBytes('png', 21_698_866, 1_900),
  'g13-web-server-413': () => Buffer.alloc(73_400_320),
}

const FORMS: Record<string, () => Promise<FormParts>> = {
  'm20-multipart': async () => ({
    fields: { title: 'multi title', alt_text: 'multi alt', caption: 'c' },
    file: { field: 'file', name: 'multi.jpg', bytes: await aPicture('jpeg') },
  }),
  'm21-multipart-wrongfield': () => onlyFile('image', 'wrong.jpg', aPicture('jpeg')),
  'm22-multipart-over-upload_max': () => onlyFile('file', 'over8m.png', aPictureOfBytes('png', 10_849_433, 800)),
  'm23-multipart-over-post_max': () => onlyFile('file', 'over16m.png', aPictureOfBytes('png', 21_698_866, 800)),
  'm25-app_manager': () => onlyFile('file', 'app_manager.jpg', aPicture('jpeg', 1)),
  'm25-app_customer': () => onlyFile('file', 'app_customer.jpg', aPicture('jpeg', 1)),
  'm26-ckcs': () => onlyFile('file', 'ckcs.jpg', aPicture('jpeg', 1)),
}

interface FormParts {
  fields: Record<string, string>
  file: { field: string; name: string; bytes: Buffer }
}

/** Bodies that were cut for length. */
const LISTS: Record<string, () => object> = {
  'c21-bulk': () => ({
    create: Array.from({ length: 25 }, (_none, at) => ({
      ...{ name: `Item mwrvdh47 ${at}`, regular_price: '5', sku: `IT-mwrvdh47-${at}` },
    })),
  }),
  'e31-batch-101': () => ({ update: Array.from({ length: 101 }, () => ({ id: 142 })) }),
}

/** The body of a recorded request, and its type where the recorder let its client choose. */
export async function bodyOf({ id, request }: RecordedExchange): Promise<{ body?: string | Buffer; type?: string }> {
  const { body, headers = {} } = request
  const form = FORMS[id]
  if (form) return { body: formBody(await form(), headers['content-type'] ?? '') }
  if (BYTES[id]) return { body: await BYTES[id]() }
  if (typeof body === 'string' && /^<\d+ bytes>$/.test(body)) return { body: await aPicture('jpeg', sideOf(body)) }
  const value = LISTS[id]?.() ?? body
  if (value === undefined || value === null) return {}
  const isForgotten = id === 'c08-no-ct'
  return {
    body: typeof value === 'string' ? value : JSON.stringify(value),
    ...(!isForgotten && { type: 'application/json' }),
  }
}

/** The recorder's small picture is one pixel. */
const sideOf = (body: string) => (body === '<697 bytes>' ? 1 : 1_200)

async function onlyFile(field: string, name: string, bytes: Promise<Buffer>): Promise<FormParts> {
  return { fields: {}, file: { field, name, bytes: await bytes } }
}

function formBody({ fields, file }: FormParts, contentType: string): Buffer {
  const boundary = /boundary=(\S+)/.exec(contentType)?.[1] ?? ''
  const part = (head: string, content: Buffer | string) =>
    Buffer.concat([
      Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; ${head}\r\n\r\n`),
      Buffer.from(content),
      Buffer.from('\r\n'),
    ])
  return Buffer.concat([
    ...Object.entries(fields).map(([name, value]) => part(`name="${name}"`, value)),
    part(`name="${file.field}"; filename="${file.name}"\r\nContent-Type: image/jpeg`, file.bytes),
    Buffer.from(`--${boundary}--\r\n`),
  ])
}
