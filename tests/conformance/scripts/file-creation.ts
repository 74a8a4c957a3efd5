import { act, settled, step } from '../replay/script.ts'
import type { Script } from '../replay/script.ts'
import type { Session } from '../replay/session.ts'
import {
  FILE_CREATE_PICTURES,
  FILE_CREATE_PLAIN,
  FILE_DELETE,
  FILE_STATUS_TYPED,
  STAGED_UPLOADS,
  fileCreate,
  fileUpdate,
} from './documents.ts'

const PAGE = 'pageInfo { hasNextPage hasPreviousPage startCursor endCursor }'
const PICTURES = '... on MediaImage { image { url } preview { image { url } } }'
const FILE_ROWS = `nodes { id alt createdAt fileStatus ${PICTURES} } edges { cursor node { id alt } }`

const INTERFACE_FIELDS = `__typename id alt createdAt updatedAt fileStatus fileErrors { code message }
  ... on MediaImage { mimeType image { url } mediaErrors { code message } mediaWarnings { code message } }
  ... on GenericFile { mimeType url }`

/** Pictures that the recorded shop already had. */
const earlierFiles = (...filenames: string[]): ReturnType<typeof act> =>
  act(async (session: Session) => {
    const files = filenames.map((filename) => ({
      filename,
      alt: '',
      contentType: 'IMAGE',
      originalSource: 'https://placehold.co/2048x1365.jpg',
    }))
    await session.send(FILE_CREATE_PLAIN, { files })
    await settled(session)
  })

export const fileCreationScripts: Script[] = [
  {
    recording: '2026-04_media_files-upload-live-capture.json',
    steps: [
      earlierFiles('earlier.jpg'),
      step('create', FILE_CREATE_PICTURES),
      step(
        'readAfterCreate',
        `{ files(first: 2, reverse: true) { ${FILE_ROWS} ${PAGE} } fileSavedSearches(first: 5) { nodes { id } ${PAGE} } }`,
      ),
      step(
        'readAfterCreatePageTwo',
        `query Page($after: String) { files(first: 1, reverse: true, after: $after) { ${FILE_ROWS} ${PAGE} } }`,
      ),
      step('stagedUploadsCreate', STAGED_UPLOADS),
      step('fileUpdateConflictingSources', fileUpdate('id fileStatus preview { status }')),
    ],
  },
  {
    recording: '2026-04_media_media-file-create-batch-size-limit.json',
    steps: [
      {
        ...step('mutation', fileCreate('id')),
        variables: { files: Array.from({ length: 251 }, (_, n) => batchFile(n + 1)) },
      },
    ],
  },
  {
    recording: '2026-04_media_media-file-create-input-validation.json',
    steps: [0, 1, 2].map((n) => step(`scenarios.${n}`, FILE_CREATE_PLAIN)),
  },
  {
    recording: '2026-04_media_media-file-create-then-image-read.json',
    steps: [
      earlierFiles('DZR_MECHANIC_PAIR_FRONT_WEB.jpg', 'DZR_MECHANIC_PAIR_BACK_WEB.jpg'),
      earlierFiles('DZR_MINNA_PAIR_FRONT_WEB.jpg', 'DZR_MINNA_PAIR_BACK_WEB.jpg'),
      step('create', FILE_CREATE_PICTURES),
      step(
        'readAfterCreate',
        `{ files(first: 5, sortKey: CREATED_AT, reverse: true) { nodes {
          id alt createdAt fileStatus ... on MediaImage { image { url width height } preview { image { url } } }
        } } }`,
      ),
      step('cleanup', FILE_DELETE),
    ],
  },
  {
    recording: '2026-04_media_media-file-create-validation-branches.json',
    steps: [
      ...[0, 1, 2, 3, 4].map((n) => step(`scenarios.${n}`, FILE_CREATE_PLAIN)),
      step('referencesToAddSchemaProbe', FILE_CREATE_PLAIN, {
        variables: {
          files: [
            {
              originalSource: 'https://placehold.co/600x400/har700-reference-probe.png',
              referencesToAdd: ['gid://shopify/Product/1', 'gid://shopify/Product/2'],
            },
          ],
        },
      }),
      step('longAltPublicProbe', FILE_CREATE_PLAIN, {
        variables: { files: [{ originalSource: 'https://placehold.co/600x400/a.png', alt: 'x'.repeat(513) }] },
      }),
      step('cleanup', FILE_DELETE, { variables: { fileIds: ['gid://shopify/MediaImage/43666765381938'] } }),
    ],
  },
  {
    recording: '2026-04_media_media-file-delete-typed-gid-roundtrip.json',
    steps: [step('create', FILE_CREATE_PLAIN), step('deleteActual', FILE_DELETE), step('deleteWrongType', FILE_DELETE)],
  },
  {
    recording: '2026-04_media_media-file-interface-fields.json',
    steps: [
      step('create', fileCreate(INTERFACE_FIELDS)),
      step('readiness.image', FILE_STATUS_TYPED, {
        before: settled,
        variables: { id: 'gid://shopify/MediaImage/43685197775154' },
      }),
      step('readiness.generic', FILE_STATUS_TYPED, { variables: { id: 'gid://shopify/GenericFile/43685197807922' } }),
      step('readAfterCreate', `{ files(first: 2, reverse: true, sortKey: ID) { nodes { ${INTERFACE_FIELDS} } } }`),
      step('cleanup', FILE_DELETE),
    ],
  },
]

function batchFile(number: number): { originalSource: string; contentType: string } {
  const originalSource = `https://placehold.co/600x400/media-file-create-batch-size-limit-${number}.png`
  return { originalSource, contentType: 'IMAGE' }
}
