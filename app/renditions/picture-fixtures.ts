import { crc32, deflateSync } from 'node:zlib'
import sharp, { type Sharp } from 'sharp'

/** Pictures for tests, made here: nothing binary is kept in the repository. */

/** Gaussian noise: compresses badly, so that cutting the file cuts pixels. */
export function noise(width: number, height: number): Sharp {
  return sharp({
    create: { width, height, channels: 3, background: '#888', noise: { type: 'gaussian', mean: 128, sigma: 50 } },
  })
}

/** A red square on the left half, blue on the right: its orientation and colours can be checked. */
export function redAndBlue(width: number, height: number): Sharp {
  const red = { create: { width: Math.floor(width / 2), height, channels: 3 as const, background: '#e01020' } }
  return sharp({ create: { width, height, channels: 3, background: '#1030e0' } }).composite([
    { input: red, left: 0, top: 0 },
  ])
}

export function transparentSquare(side: number): Sharp {
  const inner = { create: { width: side / 2, height: side / 2, channels: 4 as const, background: '#20a040' } }
  return sharp({
    create: { width: side, height: side, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
  }).composite([{ input: inner }])
}

export async function animation(frames: number): Promise<Sharp> {
  const pictures = Array.from({ length: frames }, (_, at) =>
    sharp({ create: { width: 120, height: 80, channels: 3, background: { r: 40 * at, g: 90, b: 160 } } })
      .png()
      .toBuffer(),
  )
  return sharp(await Promise.all(pictures), { join: { animated: true } })
}

/** A PNG whose header announces a size that its data does not have. */
export function pngAnnouncing(width: number, height: number): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2], 8)
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
  const data = deflateSync(Buffer.alloc(1000))
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))])
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, check])
}

export function firstPart(file: Buffer, share: number): Buffer {
  return file.subarray(0, Math.floor(file.length * share))
}

/** Overwrites a stretch in the middle. */
export function damaged(file: Buffer): Buffer {
  const copy = Buffer.from(file)
  return copy.fill(0xff, Math.floor(copy.length * 0.4), Math.floor(copy.length * 0.4) + 200)
}

export const svgWithScript = Buffer.from(
  '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>fetch("//evil.example")</script></svg>',
)

/** The XMP packet that an image generator leaves. */
export const generatorXmp =
  '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">' +
  '<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/" ' +
  'xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" xmp:CreatorTool="Studio &amp; Model 2" ' +
  'Iptc4xmpExt:DigitalSourceType="http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia">' +
  '<dc:creator><rdf:Seq><rdf:li>Jane Doe, 5 Private Street</rdf:li></rdf:Seq></dc:creator>' +
  '</rdf:Description></rdf:RDF></x:xmpmeta>'
