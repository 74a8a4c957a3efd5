import { difference, SAME_LOOK, type Look } from './look.ts'

/** A picture that must be on a product now. */
export interface ExpectedPicture {
  label: string
  productId: string
  look: Look
  /** Variants that must show it as their image. */
  variantIds: readonly string[]
}

/** A media of a product as the platform holds it. */
export interface PlatformMedia {
  id: string
  status: string
  fileName: string
  /** Whether Mediaport made it, rather than the merchant before it. */
  isOurs: boolean
  /** Null while the platform has nothing to show. */
  look: Look | null
}

export interface PlatformProduct {
  id: string
  title: string
  media: readonly PlatformMedia[]
  variants: readonly { id: string; title: string; mediaId: string | null }[]
}

/** A file that Mediaport made on the platform and that still exists. */
export interface OurFile {
  id: string
  fileName: string
  sha256: string | null
  isOnAProduct: boolean
}

export interface Verification {
  images: number
  live: number
  duplicates: number
  orphans: number
  /** One sentence for each thing that is not as it must be. */
  problems: string[]
}

/**
 * Compares what must be there with what the platform holds, by the look of each picture and not by what Mediaport says.
 * A picture is live when it is READY on its product and each of its variants shows it.
 */
export function verify(
  expected: readonly ExpectedPicture[],
  products: readonly PlatformProduct[],
  ourFiles: readonly OurFile[],
): Verification {
  const problems: string[] = []
  let live = 0
  let duplicates = countRepeats(ourFiles, problems)
  let orphans = countOrphans(ourFiles, problems)
  for (const product of products) {
    const wanted = expected.filter(({ productId }) => productId === product.id)
    const shown = assign(
      product.media.filter(({ isOurs }) => isOurs),
      wanted,
    )
    for (const { fileName, status } of shown.notReady) problems.push(`${fileName} on ${product.title} is ${status}`)
    for (const stranger of shown.strangers) {
      orphans += 1
      problems.push(`${product.title} shows ${stranger.fileName}, which was not mapped to it`)
    }
    for (const picture of wanted) {
      const media = shown.byPicture.get(picture) ?? []
      const found = problemsOf(picture, media, product)
      if (found.length === 0) live += 1
      duplicates += Math.max(0, media.length - 1)
      problems.push(...found)
    }
  }
  return { images: expected.length, live, duplicates, orphans, problems }
}

interface Assigned {
  byPicture: Map<ExpectedPicture, PlatformMedia[]>
  strangers: PlatformMedia[]
  notReady: PlatformMedia[]
}

/** Gives each media to the picture it looks most like, if it looks like any. */
function assign(media: readonly PlatformMedia[], wanted: readonly ExpectedPicture[]): Assigned {
  const assigned: Assigned = { byPicture: new Map(), strangers: [], notReady: [] }
  for (const item of media) {
    const { look } = item
    if (item.status !== 'READY' || !look) {
      assigned.notReady.push(item)
      continue
    }
    const candidates = wanted
      .map((picture) => ({ picture, distance: difference(picture.look, look) }))
      .sort((one, other) => one.distance - other.distance)
    const nearest = candidates[0]
    if (!nearest || nearest.distance > SAME_LOOK) assigned.strangers.push(item)
    else assigned.byPicture.set(nearest.picture, [...(assigned.byPicture.get(nearest.picture) ?? []), item])
  }
  return assigned
}

function problemsOf(picture: ExpectedPicture, media: readonly PlatformMedia[], product: PlatformProduct): string[] {
  const [first] = media
  if (!first) return [`${product.title} does not show ${picture.label}`]
  if (media.length > 1) return [`${product.title} shows ${picture.label} ${media.length} times`]
  const ids = new Set(media.map(({ id }) => id))
  return product.variants
    .filter(({ id, mediaId }) => picture.variantIds.includes(id) && !ids.has(mediaId ?? ''))
    .map(({ title }) => `${product.title}, ${title} does not show ${picture.label}`)
}

function countRepeats(files: readonly OurFile[], problems: string[]): number {
  const seen = new Set<string>()
  const repeats = files.filter(({ sha256 }) => sha256 !== null && (seen.has(sha256) || !seen.add(sha256)))
  for (const { fileName } of repeats) problems.push(`${fileName} was uploaded more than once`)
  return repeats.length
}

function countOrphans(files: readonly OurFile[], problems: string[]): number {
  const orphans = files.filter(({ isOnAProduct }) => !isOnAProduct)
  for (const { fileName } of orphans) problems.push(`${fileName} was uploaded and is on no product`)
  return orphans.length
}
