import type { ListingSlot } from '../channel/listing-slot.ts'

/** Pictures of one listing, by the places that they are to stand in. */
export interface ZippedListing<Picture> {
  readonly sku: string
  /** Null: not known, so that its files cannot be named. */
  readonly asin: string | null
  readonly pictures: ReadonlyMap<ListingSlot, Picture>
}

export interface ZipEntry<Picture> {
  readonly name: string
  readonly sku: string
  readonly picture: Picture
}

export interface ZipPlan<Picture> {
  readonly entries: readonly ZipEntry<Picture>[]
  /** What is not in the file and why, a sentence each. */
  readonly missing: readonly string[]
}

/**
 * How the pictures of listings are named for the image manager of Seller Central: `ASIN.MAIN.jpg`, `ASIN.PT01.jpg` … `ASIN.SWCH.jpg`
 * (Seller Central help JV4FNMT7563SF5F). Several SKUs on one page of the catalogue have the same names: the first one's are taken.
 */
export function zipPlan<Picture>(listings: readonly ZippedListing<Picture>[]): ZipPlan<Picture> {
  const entries = new Map<string, ZipEntry<Picture>>()
  const missing: string[] = []
  for (const { sku, asin, pictures } of listings) {
    if (asin === null) {
      missing.push(`${sku}: its ASIN is not known, so its ${pictures.size} pictures have no names.`)
      continue
    }
    for (const [slot, picture] of pictures) {
      const name = `${asin}.${slot}.jpg`
      const taken = entries.get(name)
      if (taken) missing.push(`${sku}: ${name} is the picture of ${taken.sku}, which is on the same page.`)
      else entries.set(name, { name, sku, picture })
    }
  }
  return { entries: [...entries.values()], missing }
}

/** What a person finds beside the pictures. */
export function zipNotes(missing: readonly string[]): string {
  const steps = [
    'How to use these pictures',
    '',
    '1. Open Seller Central › Catalogue › Upload images › Image manager (or “Upload images in bulk”).',
    '2. Upload this ZIP file as it is, or the files in it. Their names say which listing and which place they are for.',
    '3. Amazon usually shows them within minutes, and at the latest after a day.',
  ]
  const left = missing.length === 0 ? [] : ['', 'Not in this file:', ...missing.map((line) => `- ${line}`)]
  return [...steps, ...left, ''].join('\r\n')
}
