import type { Product } from '../../shopify/state/model.ts'
import { html, type Html } from '../html.ts'

export const STATUS_NAMES: Record<Product['status'], string> = {
  ACTIVE: 'Active',
  DRAFT: 'Draft',
  ARCHIVED: 'Archived',
}

export const statusBadge = (status: Product['status']): Html =>
  html`<span class="badge badge-${status.toLowerCase()}">${STATUS_NAMES[status]}</span>`
