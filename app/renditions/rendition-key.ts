import { createHash } from 'node:crypto'
import { type RenditionSpec, renditionSpecSchema } from '../core/assets/rendition-spec.ts'

/** Raise it when the encoder's output changes for an unchanged spec, so that old renditions are not taken for new ones. */
const RECIPE = 1

/**
 * Names the rendition of an asset for a spec: 64 hexadecimal digits, the same for the same bytes and spec whatever the order
 * of the spec's fields.
 */
export function renditionKey(assetSha256: string, spec: RenditionSpec): string {
  const fields = Object.entries(renditionSpecSchema.parse(spec)).sort(([one], [other]) => (one < other ? -1 : 1))
  return createHash('sha256')
    .update(JSON.stringify([RECIPE, assetSha256, fields]))
    .digest('hex')
}
