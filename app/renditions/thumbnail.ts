import type { PictureFacts } from '../core/assets/asset-facts.ts'
import type { AssetIssue } from '../core/assets/asset-issues.ts'
import type { RenditionSpec } from '../core/assets/rendition-spec.ts'
import type { Result } from '../core/result.ts'
import { render, type RenderedPicture } from './render.ts'

/** Sharp at 160 CSS pixels on a screen of double density. */
export const thumbnailSpec: RenditionSpec = {
  format: 'webp',
  longestSidePx: 320,
  maxBytes: 200_000,
  quality: 78,
  background: '#ffffff',
  animated: false,
  colourSpace: 'srgb',
  metadata: 'strip-keep-provenance',
}

/** The small picture of the library's grid; the first frame of an animation. Issues as in `render`. */
export function renderThumbnail(
  sourcePath: string,
  targetPath: string,
  facts: PictureFacts,
): Promise<Result<RenderedPicture, AssetIssue>> {
  return render({ sourcePath, targetPath, facts, spec: thumbnailSpec, provenance: null })
}
