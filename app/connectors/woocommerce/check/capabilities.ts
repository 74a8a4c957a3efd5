import type { CapabilityCheck } from '../../../core/channel/connector.ts'

/** What a store is tried for, one after the other; the order in which it is shown. */
export type CapabilityId =
  'version' | 'read_products' | 'write_products' | 'upload_media' | 'upload_limit' | 'variation_galleries'

interface CapabilityWords {
  readonly label: string
  readonly required: boolean
  readonly works: string
  /** What is missing and how to get it. */
  readonly fails: string
  readonly unknown: string
}

const words: Record<CapabilityId, CapabilityWords> = {
  version: {
    label: 'WooCommerce version',
    required: false,
    works: 'WooCommerce {value}.',
    fails: 'This version is older than 9.9. Exports may work, but are not tried with it: update WooCommerce.',
    unknown: 'The store doesn’t tell its version: this user or key may not see the system status.',
  },
  read_products: {
    label: 'Read products',
    required: true,
    works: 'Products and variations can be listed.',
    fails: 'The store doesn’t let us list products. Connect as an administrator or a shop manager.',
    unknown: 'The store didn’t answer clearly. Test the connection again.',
  },
  write_products: {
    label: 'Write products',
    required: true,
    works: 'Products can be changed.',
    fails:
      'The store doesn’t let us change products. A key needs the permission Read/Write; a user needs to be an administrator or a shop manager.',
    unknown: 'The store didn’t answer clearly. Test the connection again.',
  },
  upload_media: {
    label: 'Upload pictures',
    required: false,
    works: 'Pictures can be uploaded to the media library.',
    fails:
      'Pictures can’t be uploaded, so the store fetches each one from Mediaport’s public address, which is slower. Connect with an application password to upload them.',
    unknown: 'The store didn’t answer clearly. Test the connection again.',
  },
  upload_limit: {
    label: 'Upload limit',
    required: false,
    works: 'Pictures are made to fit into {value} MB.',
    fails: 'The store takes less than 1 MB per picture. Ask your host to raise upload_max_filesize.',
    unknown: 'The store doesn’t tell its limit; pictures are made to fit into 8 MB.',
  },
  variation_galleries: {
    label: 'Further pictures of variations',
    required: false,
    works: 'Variations can show several pictures.',
    fails: 'Each variation shows one picture. Several need WooCommerce 11: update WooCommerce.',
    unknown:
      'The store doesn’t tell, so each variation gets one picture. Connect as an administrator or a shop manager, or update to WooCommerce 11.1.',
  },
}

/** Whoever connects with a user wants pictures uploaded: another role is needed, not another kind of access. */
export const uploadRefusedToUser: CapabilityCheck = {
  ...{ id: 'upload_media', label: words.upload_media.label, ok: false, required: true },
  detail: 'This user may not upload pictures. Connect as an administrator or a shop manager.',
}

/** The store has the feature, and shoppers don’t see it: a switch is missing, not an update. */
export const galleriesSwitchedOff: CapabilityCheck = {
  ...{ id: 'variation_galleries', label: words.variation_galleries.label, ok: false, required: false },
  detail:
    'Each variation shows one picture: galleries of variations are switched off. Switch them on in WooCommerce → Settings → Advanced → Features, then test the connection again.',
}

/** `value` is shown where the words leave room for it. */
export function capability(id: CapabilityId, ok: CapabilityCheck['ok'], value = ''): CapabilityCheck {
  const { label, required, works, fails, unknown } = words[id]
  const detail = ok === 'unknown' ? unknown : ok ? works : fails
  return { id, label, ok, required, detail: detail.replace('{value}', value) }
}
