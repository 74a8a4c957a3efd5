import type { Site } from '../state/site.ts'

/** Switched off, REST takes galleries of variations as before, and the shop shows none of them. */
export function showsVariationGalleries({ release, settings }: Pick<Site, 'release' | 'settings'>): boolean {
  return release.hasVariationGalleries && settings.variationGallery
}
