import { requireStatus } from '../auth/roles.ts'
import type { JsonObject } from '../json.ts'
import { showsVariationGalleries } from '../products/variation-gallery.ts'
import type { RestCall, Route } from './route.ts'

/** About the store itself: what a connector asks before it does anything. */
export const SYSTEM_ROUTES: readonly Route[] = [
  {
    name: 'system-status',
    methods: ['GET'],
    path: '/wc/v3/system_status',
    permit: ({ user }) => requireStatus(user),
    answer: (call) => ({ body: systemStatus(call) }),
  },
  {
    name: 'currency',
    methods: ['GET'],
    path: '/wc/v3/data/currencies/current',
    permit: ({ user }) => requireStatus(user),
    answer: () => ({ body: { code: 'USD', name: 'United States (US) dollar', symbol: '&#36;' } }),
  },
]

function systemStatus({ site, home, request }: RestCall): JsonObject {
  const { settings, release, data } = site
  const environment: JsonObject = {
    home_url: home,
    site_url: home,
    store_id: data.storeId,
    version: settings.version,
    log_directory_writable: true,
    wp_version: release.wordpress,
    wp_multisite: false,
    wp_memory_limit: 536_870_912,
    wp_debug_mode: true,
    wp_cron: false,
    wp_environment_type: settings.environmentType,
    language: 'en_US',
    external_object_cache: null,
    server_info: 'nginx/1.22.1',
    php_version: '8.2.36',
    php_post_max_size: settings.postMaxBytes,
    php_max_execution_time: 120,
    php_max_input_vars: 1_000,
    curl_version: '7.88.1, OpenSSL/3.0.19',
    suhosin_installed: false,
    max_upload_size: settings.uploadMaxBytes,
    mysql_version: '10.11.19',
    mysql_version_string: '10.11.19-MariaDB-0+deb12u1',
    default_timezone: 'UTC',
    fsockopen_or_curl_enabled: true,
    soapclient_enabled: true,
    domdocument_enabled: true,
    gzip_enabled: true,
    mbstring_enabled: true,
    remote_post_successful: false,
    remote_post_response: '',
    remote_get_successful: false,
    remote_get_response: '',
  }
  return {
    environment,
    settings: {
      ...{ currency: 'USD', force_ssl: false, number_of_decimals: 2, HPOS_enabled: true },
      enabled_features: showsVariationGalleries(site) ? ['variation_gallery'] : [],
    },
    security: { secure_connection: request.isSecure, hide_errors: true },
  }
}
