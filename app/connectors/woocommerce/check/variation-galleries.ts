import type { CapabilityCheck } from '../../../core/channel/connector.ts'
import { isAtLeast } from '../version.ts'

interface ToldByStore {
  /** Whether the schema of variations has a field for galleries. */
  readonly field: CapabilityCheck['ok']
  readonly version: string | null
  /** Null where the store does not tell. */
  readonly enabledFeatures: readonly string[] | null
}

/** WooCommerce's name of it (`VariationGallery\Package::FEATURE_ID`). */
const feature = 'variation_gallery'

/**
 * Whether shoppers see several pictures of a variation. Up to 11.0 that is a feature which a merchant switches on: without it the store
 * takes and gives back `gallery_image_ids` all the same, and shows none of them. Since 11.1 all stores have it, and nobody can switch
 * it off (woocommerce#67884). Where a store doesn't tell, it is taken to have none: views that nobody sees would be lost.
 */
export function showsVariationGalleries(told: ToldByStore): CapabilityCheck['ok'] | 'switched_off' {
  const { field, version, enabledFeatures } = told
  if (field === false) return false
  if (isAtLeast(version, [11, 1])) return true
  if (enabledFeatures === null) return 'unknown'
  if (enabledFeatures.includes(feature)) return true
  return field === true ? 'switched_off' : 'unknown'
}
