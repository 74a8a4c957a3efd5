import { RestError } from '../rest/rest-error.ts'
import type { Role, User } from '../state/model.ts'

type Capability =
  | 'manage_products'
  | 'upload_files'
  | 'edit_others_media'
  | 'read_status'
  | 'edit_posts'
  | 'edit_pages'
  | 'edit_others_content'

const EVERYTHING: readonly Capability[] = [
  ...(['manage_products', 'upload_files', 'edit_others_media', 'read_status'] as const),
  ...(['edit_posts', 'edit_pages', 'edit_others_content'] as const),
]

const CAPABILITIES: Record<Role, readonly Capability[]> = {
  administrator: EVERYTHING,
  shop_manager: EVERYTHING,
  product_editor: ['manage_products', 'upload_files', 'edit_others_media'],
  writer: ['manage_products', 'upload_files', 'edit_others_media', 'edit_posts', 'edit_pages'],
  author: ['upload_files', 'edit_posts'],
  customer: [],
}

export function can(user: User | null, capability: Capability): boolean {
  return user !== null && CAPABILITIES[user.role].includes(capability)
}

/** WordPress's rule: 401 when nobody is logged in, 403 when somebody is and may not. */
export function refuse(user: User | null, code: string, message: string): RestError {
  return new RestError(user ? 403 : 401, code, message)
}

const PRODUCT_REFUSALS = {
  list: ['woocommerce_rest_cannot_view', 'Sorry, you cannot list resources.'],
  view: ['woocommerce_rest_cannot_view', 'Sorry, you cannot view this resource.'],
  create: ['woocommerce_rest_cannot_create', 'Sorry, you are not allowed to create resources.'],
  edit: ['woocommerce_rest_cannot_edit', 'Sorry, you are not allowed to edit this resource.'],
  delete: ['woocommerce_rest_cannot_delete', 'Sorry, you are not allowed to delete this resource.'],
  batch: ['woocommerce_rest_cannot_batch', 'Sorry, you are not allowed to batch manipulate this resource.'],
} as const

/** Administrators and shop managers may; the refusal says what was tried. */
export function requireProducts(user: User | null, action: keyof typeof PRODUCT_REFUSALS): void {
  const [code, message] = PRODUCT_REFUSALS[action]
  if (!can(user, 'manage_products')) throw refuse(user, code, message)
}

/** The system status and the store's settings. */
export function requireStatus(user: User | null): void {
  if (!can(user, 'read_status')) throw refuse(user, PRODUCT_REFUSALS.list[0], PRODUCT_REFUSALS.list[1])
}
