import type { ListingChange } from './listing-change.ts'
import { remoteIdOf, type FileIds } from './wanted-order.ts'

/**
 * Ids of the pictures that a change brings for variants alone and that are not among `known`: where an account cannot upload, they come
 * by way of the listing's media, and leave them again. Pure.
 */
export function broughtForVariants(
  { media }: Pick<ListingChange, 'media'>,
  files: FileIds,
  known: readonly { readonly id: string }[],
): string[] {
  const knownIds = new Set(known.map(({ id }) => id))
  return media
    .filter(({ place }) => place === 'variants')
    .flatMap((planned) => remoteIdOf(planned, files) ?? [])
    .filter((id) => !knownIds.has(id))
}
