import { stat } from 'node:fs/promises'
import type { AssetFacts } from '../core/assets/asset-facts.ts'
import type { AssetIssue } from '../core/assets/asset-issues.ts'
import { notOk, type Result } from '../core/result.ts'
import { readFileSignature } from './file-signature.ts'
import { inspectImage } from './inspect-image.ts'
import { inspectVideo } from './inspect-video.ts'

/**
 * What a file is, by its bytes: the facts of a picture or a video, or the one issue that keeps it out of the library. Names
 * and content types are not asked. Changes nothing and may be repeated; throws only when the file cannot be read at all.
 */
export async function inspectFile(path: string): Promise<Result<AssetFacts, AssetIssue>> {
  if ((await stat(path)).size === 0) return notOk({ code: 'empty_file' })
  const signature = await readFileSignature(path)
  if (signature === null) return notOk({ code: 'not_a_picture' })
  if (signature === 'svg') return notOk({ code: 'svg_not_accepted' })
  if (signature === 'iso-media' || signature === 'webm') return inspectVideo(path)
  return inspectImage(path, signature)
}
