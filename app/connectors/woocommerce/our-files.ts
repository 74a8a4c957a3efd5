import type { MediaRow } from './schemas.ts'

/** What WordPress knows our file by: unique, because the name ends in a part of the rendition's hash. */
export function slugOf(fileName: string): string {
  return fileName.replace(/\.[a-z0-9]+$/i, '').toLowerCase()
}

/** The slugs that our file and copies of it have: WordPress numbers those that are taken. An upload is seldom given up twice. */
export function slugsOfCopies(fileName: string): string[] {
  return ['', '-2', '-3'].map((suffix) => `${slugOf(fileName)}${suffix}`)
}

/**
 * Whether an image of the library was made of our file, itself or a copy. WordPress appends `-1`, `-2` … to names that are taken, and
 * `-scaled` to pictures it made smaller.
 */
export function isOurFile(source: string | null | undefined, fileName: string): boolean {
  const last = (source ?? '').split(/[?#]/)[0]?.split('/').at(-1) ?? ''
  const base = slugOf(fileName).replaceAll(/[^a-z0-9-]/g, '\\$&')
  return new RegExp(`^${base}(-\\d+)?(-scaled)?\\.[a-z]+$`, 'i').test(last)
}

/** Of several rows for one file the first one that was made: later ones are copies. */
export function firstMade(rows: readonly MediaRow[]): MediaRow | null {
  return rows.toSorted((a, b) => Number(a.id) - Number(b.id))[0] ?? null
}
