import { z } from 'zod'
import { createTokenSigner } from './signed-token.ts'

/** One picture as other platforms' servers fetch it. */
interface PublicPicture {
  readonly workspaceId: string
  readonly renditionKey: string
  /** ASCII, with the extension of its bytes: platforms take name and type of the picture from the address. */
  readonly fileName: string
}

export interface PictureUrls {
  /** Absolute. The same picture under the same name always has the same address. */
  url(picture: PublicPicture): string
  /** What an address grants, by its token and the name after it; null where either is not as it was made. */
  read(token: string, fileName: string): PublicPicture | null
}

const payloadSchema = z.tuple([z.uuid(), z.string().min(1), z.string().min(1)])

/**
 * Public addresses of renditions, `<publicUrl>/pictures/<token>/<name>.jpg` (below its path, where it has one), for platforms that fetch
 * pictures themselves. They cannot be guessed and do not end: a shop's server may come back for its picture whenever it likes.
 */
export function createPictureUrls(secrets: readonly Uint8Array[], publicUrl: string): PictureUrls {
  const signer = createTokenSigner(secrets, 'mediaport picture urls')
  const base = publicUrl.replace(/\/*$/, '/')
  return {
    url({ workspaceId, renditionKey, fileName }) {
      const token = signer.sign(JSON.stringify([workspaceId, renditionKey, fileName]))
      return new URL(`pictures/${token}/${encodeURIComponent(fileName)}`, base).href
    },
    read(token, fileName) {
      const payload = signer.read(token)
      const parsed = payload === null ? null : payloadSchema.safeParse(JSON.parse(payload))
      if (!parsed?.success || parsed.data[2] !== fileName) return null
      const [workspaceId, renditionKey] = parsed.data
      return { workspaceId, renditionKey, fileName }
    },
  }
}
