import type { ShellChannel } from './channel.ts'
import type { PickedProduct } from './messages.ts'

interface PickerOptions {
  type: 'product' | 'variant' | 'collection'
  action?: 'add' | 'select'
  multiple?: boolean | number
  query?: string
  selectionIds?: { id: string }[]
}

type Selection = PickedProduct[] & { selection: PickedProduct[] }

/** `shopify.resourcePicker` for products. Undefined: closed without a choice. */
export function createResourcePicker(channel: ShellChannel) {
  return async (options: PickerOptions): Promise<Selection | undefined> => {
    if (options.type !== 'product') throw new Error(`This admin has a picker for products, not for ${options.type}`)
    const picked = await channel.ask('pick', {
      action: options.action ?? 'add',
      multiple: Boolean(options.multiple),
      query: options.query ?? '',
      selectedIds: (options.selectionIds ?? []).map(({ id }) => id),
    })
    return picked ? Object.assign(picked, { selection: picked }) : undefined
  }
}
