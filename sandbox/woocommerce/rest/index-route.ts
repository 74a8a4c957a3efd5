import { applicationPasswordsAvailable } from '../auth/application-passwords.ts'
import type { Json } from '../json.ts'
import type { Route } from './route.ts'

const WORDPRESS = ['oembed/1.0', 'wp/v2', 'wp-site-health/v1', 'wp-block-editor/v1']

const WITH_PLUGIN = [
  'oembed/1.0',
  'wc/v3',
  'wc/v1',
  'wc/pos/v1/catalog',
  'jetpack/v4',
  'wc-admin',
  'wc-analytics',
  'wc/store',
  'wc/store/v1',
  'wc/private',
  'wc/v2',
  'wc-admin-email',
  'wc-telemetry',
  'wccom-site/v3',
  'wp-abilities/v1',
  'wp/v2',
  'wp-site-health/v1',
  'wp-block-editor/v1',
]

/** What a site says about itself to anybody. */
export const INDEX_ROUTE: Route = {
  name: 'index',
  methods: ['GET'],
  path: '/',
  answer: ({ site, home, request }) => {
    // PHP's empty map is an empty list in JSON.
    const authentication: Json = applicationPasswordsAvailable(site, request.isSecure)
      ? { 'application-passwords': { endpoints: { authorization: `${home}/wp-admin/authorize-application.php` } } }
      : []
    return {
      body: {
        name: site.title,
        description: '',
        url: home,
        home,
        gmt_offset: '0',
        timezone_string: '',
        ...{ page_for_posts: 0, page_on_front: 0, show_on_front: 'posts' },
        namespaces: site.settings.pluginActive ? WITH_PLUGIN : WORDPRESS,
        authentication,
        ...{ site_logo: site.data.identity.logoId, site_icon: site.data.identity.iconId, site_icon_url: '' },
        routes: {},
      },
    }
  },
}
