import { findRendition } from '../pipeline/renditions/find-rendition.server.ts'
import { pictureUrls } from '../secrets.server.ts'
import { FileMissingError, type OpenedFile } from '../storage/file-store.ts'
import { fileStore } from '../storage/index.server.ts'

interface PublicPictureFile extends OpenedFile {
  readonly mimeType: string
}

/** Opens what a public address grants; null for a forged or altered address, and where the rendition is gone, all alike. */
export async function openPublicPicture(token: string, fileName: string): Promise<PublicPictureFile | null> {
  const granted = pictureUrls.read(token, fileName)
  if (!granted) return null
  const rendition = await findRendition(granted.workspaceId, granted.renditionKey)
  if (!rendition) return null
  try {
    return { ...(await fileStore.open(rendition.storageKey)), mimeType: rendition.mimeType }
  } catch (error) {
    if (error instanceof FileMissingError) return null
    throw error
  }
}
