import { recorded, step } from '../replay/script.ts'
import type { Script } from '../replay/script.ts'
import { STAGED_UPLOADS } from './documents.ts'

const SCHEMA_PROBE = `{
  stagedUploadInput: __type(name: "StagedUploadInput") {
    inputFields { name type { kind name ofType { kind name ofType { kind name } } } }
  }
  stagedUploadResource: __type(name: "StagedUploadTargetGenerateUploadResource") { enumValues { name } }
  stagedUploadHttpMethod: __type(name: "StagedUploadHttpMethodType") { enumValues { name } }
}`

export const stagedUploadScripts: Script[] = [
  {
    recording: '2026-04_media_media-staged-uploads-create-default-http-method.json',
    steps: [recorded('cases.0')],
  },
  {
    recording: '2026-04_media_media-staged-uploads-create-validation.json',
    steps: [0, 1, 2, 3, 4, 5].map((n) => recorded(`cases.${n}`)),
  },
  {
    recording: '2026-04_media_staged-upload-targets-parity.json',
    steps: [step('schema', SCHEMA_PROBE), step('stagedUploadsCreate', STAGED_UPLOADS)],
  },
]
