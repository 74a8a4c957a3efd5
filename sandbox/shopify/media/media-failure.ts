import type { StoredFileError } from '../state/model.ts'

/** Why processing ended in FAILED: FileErrorCode with the sentence shown beside it. */
const MESSAGES: Record<string, string> = {
  IMAGE_DOWNLOAD_FAILURE: 'Image could not be downloaded.',
  IMAGE_PROCESSING_FAILURE: 'Image could not be processed.',
  INVALID_IMAGE_ASPECT_RATIO: 'Image aspect ratio is invalid.',
  INVALID_IMAGE_FILE_SIZE: 'Image file size is too large.',
  INVALID_IMAGE_RESOLUTION: 'Image resolution is too large.',
  UNSUPPORTED_IMAGE_FILE_TYPE: 'Image file type is not supported.',
  DUPLICATE_FILENAME_ERROR: 'A file with that name already exists.',
  INVALID_SIGNED_URL: 'The signed URL is invalid.',
  GENERIC_FILE_DOWNLOAD_FAILURE: 'File could not be downloaded.',
  GENERIC_FILE_INVALID_SIZE: 'File size is invalid.',
  VIDEO_INVALID_FILETYPE_ERROR: 'Video file type is not supported.',
  VIDEO_MAX_DURATION_ERROR: 'Video is too long.',
  VIDEO_MAX_HEIGHT_ERROR: 'Video height is too large.',
  VIDEO_MAX_WIDTH_ERROR: 'Video width is too large.',
  VIDEO_VALIDATION_ERROR: 'Video is invalid.',
  VIDEO_METADATA_READ_ERROR: 'Video metadata could not be read.',
  MEDIA_TIMEOUT_ERROR: 'Media processing timed out.',
  UNKNOWN: 'Media could not be processed.',
}

export class MediaFailure extends Error {
  readonly code: string

  constructor(code: string) {
    super(MESSAGES[code] ?? MESSAGES['UNKNOWN'])
    this.code = code
  }

  toFileError(): StoredFileError {
    return { code: this.code, message: this.message, details: null }
  }
}
