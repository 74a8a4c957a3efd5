import { MEDIA_ROUTES } from '../media/media-routes.ts'
import { ATTRIBUTE_ROUTES } from '../products/attribute-routes.ts'
import { PRODUCT_ROUTES } from '../products/product-routes.ts'
import { ALL_VARIATIONS_ROUTE, VARIATION_ROUTES } from '../products/variation-routes.ts'
import { USER_ROUTES } from '../auth/user-routes.ts'
import type { Site } from '../state/site.ts'
import { CATEGORY_ROUTES, CONTENT_ROUTES } from './content-routes.ts'
import { INDEX_ROUTE } from './index-route.ts'
import type { Route } from './route.ts'
import { SYSTEM_ROUTES } from './system-routes.ts'

const WORDPRESS_ROUTES: readonly Route[] = [INDEX_ROUTE, ...MEDIA_ROUTES, ...CONTENT_ROUTES, ...USER_ROUTES]

const PLUGIN_ROUTES: readonly Route[] = [
  ...CATEGORY_ROUTES,
  ...PRODUCT_ROUTES,
  ...VARIATION_ROUTES,
  ...ATTRIBUTE_ROUTES,
  ...SYSTEM_ROUTES,
]

/** Every route that a site has now. */
export function routesOf({ settings, release }: Site, withoutPlugin: boolean): readonly Route[] {
  if (withoutPlugin || !settings.pluginActive) return WORDPRESS_ROUTES
  const newer = release.listsAllVariations ? [ALL_VARIATIONS_ROUTE] : []
  return [...WORDPRESS_ROUTES, ...PLUGIN_ROUTES, ...newer]
}
