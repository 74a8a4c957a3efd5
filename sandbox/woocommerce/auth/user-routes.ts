import { createHash } from 'node:crypto'
import type { JsonObject } from '../json.ts'
import { localDate } from '../rest/wp-date.ts'
import { RestError } from '../rest/rest-error.ts'
import type { RestCall, Route } from '../rest/route.ts'
import type { ApplicationPassword, Role, User } from '../state/model.ts'
import { createApplicationPassword } from './application-passwords.ts'

const PASSWORDS = '/wp/v2/users/me/application-passwords'

/** Who the caller is, and the application passwords of that person. */
export const USER_ROUTES: readonly Route[] = [
  {
    name: 'users.me',
    methods: ['GET'],
    path: '/wp/v2/users/me',
    answer: (call) => ({ body: userView(call, callerOf(call)) }),
  },
  {
    name: 'application-passwords.list',
    methods: ['GET'],
    path: PASSWORDS,
    answer: (call) => ({ body: passwordsOf(call).map(passwordView) }),
  },
  {
    name: 'application-passwords.create',
    methods: ['POST'],
    path: PASSWORDS,
    answer: (call) => {
      const { world, site, parameters } = call
      const asked = {
        userId: callerOf(call).id,
        name: String(parameters['name'] ?? ''),
        appId: String(parameters['app_id'] ?? ''),
      }
      const made = createApplicationPassword(site, asked, world.clock.now())
      return { status: 201, body: { ...passwordView(made), password: made.password.replace(/(.{4})(?=.)/g, '$1 ') } }
    },
  },
  {
    name: 'application-passwords.introspect',
    methods: ['GET'],
    path: `${PASSWORDS}/introspect`,
    answer: (call) => {
      callerOf(call)
      const used = call.identity.applicationPassword
      if (!used)
        throw new RestError(404, 'rest_no_authenticated_app_password', 'Cannot introspect application password.')
      return { body: passwordView(used) }
    },
  },
  {
    name: 'application-passwords.delete',
    methods: ['DELETE'],
    path: `${PASSWORDS}/{uuid:text}`,
    answer: (call) => {
      const found = passwordsOf(call).find(({ uuid }) => uuid === call.parameters['uuid'])
      if (!found) throw new RestError(404, 'rest_application_password_not_found', 'Application password not found.')
      call.site.data.applicationPasswords.delete(found.uuid)
      return { body: { deleted: true, previous: passwordView(found) } }
    },
  },
]

function callerOf({ user }: RestCall): User {
  if (!user) throw new RestError(401, 'rest_not_logged_in', 'You are not currently logged in.')
  return user
}

function passwordsOf(call: RestCall): ApplicationPassword[] {
  const { id } = callerOf(call)
  return [...call.site.data.applicationPasswords.values()].filter(({ userId }) => userId === id)
}

function passwordView({ uuid, appId, name, createdAt, lastUsedAt }: ApplicationPassword): JsonObject {
  return {
    ...{ uuid, app_id: appId, name },
    created: localDate(createdAt),
    last_used: lastUsedAt === null ? null : localDate(lastUsedAt),
    last_ip: lastUsedAt === null ? null : '127.0.0.1',
  }
}

const ROLE_CAPABILITIES: Record<Role, readonly string[]> = {
  administrator: [
    'manage_options',
    'manage_woocommerce',
    'edit_products',
    'edit_others_products',
    'upload_files',
    'read',
  ],
  shop_manager: ['manage_woocommerce', 'edit_products', 'edit_others_products', 'upload_files', 'read'],
  product_editor: ['manage_woocommerce', 'edit_products', 'edit_others_products', 'upload_files', 'read'],
  writer: ['manage_woocommerce', 'edit_products', 'edit_others_products', 'edit_posts', 'upload_files', 'read'],
  author: ['edit_posts', 'upload_files', 'read'],
  customer: ['read'],
}

/** What the plugin keeps of a person's screens. */
const PLUGIN_META = [
  ...['variable_product_tour_shown', 'activity_panel_inbox_last_read', 'activity_panel_reviews_last_read'],
  ...['categories', 'coupons', 'customers', 'orders', 'products', 'revenue', 'taxes', 'variations'].map(
    (report) => `${report}_report_columns`,
  ),
  ...['dashboard_sections', 'dashboard_chart_type', 'dashboard_chart_interval', 'dashboard_leaderboard_rows'],
  ...['order_attribution_install_banner_dismissed', 'scheduled_updates_promotion_notice_dismissed'],
  ...['homepage_layout', 'homepage_stats', 'task_list_tracked_started_tasks', 'android_app_banner_dismissed'],
  ...['launch_your_store_tour_hidden', 'coming_soon_banner_dismissed'],
]

/** `context=edit` adds what only the person themself may see. */
function userView({ home, parameters }: RestCall, { id, login, email, role }: User): JsonObject {
  const hash = createHash('sha256').update(email).digest('hex')
  const avatar = (size: number) => `https://secure.gravatar.com/avatar/${hash}?s=${size}&d=mm&r=g`
  const privately: JsonObject = {
    ...{ username: login, email, roles: [role] },
    capabilities: Object.fromEntries(ROLE_CAPABILITIES[role].map((name) => [name, true])),
  }
  return {
    ...{ id, name: login, url: home, description: '', link: `${home}/author/${login}/`, slug: login },
    avatar_urls: { '24': avatar(24), '48': avatar(48), '96': avatar(96) },
    meta: [],
    is_super_admin: role === 'administrator',
    woocommerce_meta: Object.fromEntries(PLUGIN_META.map((name) => [name, ''])),
    ...(parameters['context'] === 'edit' && privately),
  }
}
