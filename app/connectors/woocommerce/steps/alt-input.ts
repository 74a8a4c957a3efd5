/**
 * How an alt text is taken away. WooCommerce passes over an empty one. With an application password WordPress itself is asked
 * (`library`); with keys a blank is sent, of which WooCommerce keeps nothing (`wc_clean`).
 */
export type AltRule = 'library' | 'blank'

/** The alt text as it goes with an image; null: it does not. */
export function altInput(alt: string | null, rule: AltRule): string | null {
  if (alt !== '') return alt
  return rule === 'blank' ? ' ' : null
}
