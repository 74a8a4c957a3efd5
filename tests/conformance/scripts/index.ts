import type { Script } from '../replay/script.ts'
import { bulkOperationScripts } from './bulk-operations.ts'
import { fileCreationScripts } from './file-creation.ts'
import { fileUpdateScripts } from './file-update.ts'
import { productMediaScripts } from './product-media.ts'
import { stagedUploadScripts } from './staged-uploads.ts'
import { variantScripts } from './variants.ts'

/** One script per recorded conversation. */
export const SCRIPTS: Script[] = [
  ...stagedUploadScripts,
  ...fileCreationScripts,
  ...fileUpdateScripts,
  ...productMediaScripts,
  ...variantScripts,
  ...bulkOperationScripts,
]
