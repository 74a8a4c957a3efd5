import { recorded, settled, step } from '../replay/script.ts'
import type { ExchangeStep, Script } from '../replay/script.ts'
import {
  FILE_CREATE_TYPED,
  FILE_CREATE_TYPED_URL,
  FILE_DELETE,
  FILE_READ,
  FILE_READ_URL,
  FILE_STATUS,
  FILE_UPDATE_TYPED,
  FILE_UPDATE_TYPED_URL,
  fileAcknowledge,
  fileCreate,
  fileUpdate,
} from './documents.ts'

const BOTH_ROWS = 'id __typename ... on File { alt fileStatus }'
const MIXED_READ = `query Mixed($ids: [ID!]!, $query: String!) {
  files(first: 2, query: $query, sortKey: ID, reverse: true) { nodes { id __typename alt fileStatus } }
  nodes(ids: $ids) { ${BOTH_ROWS} }
}`

/** The refusals that two recordings share, in their order. */
const branches = (...names: string[]): ExchangeStep[] =>
  names.map((name) => step(`branches.${name}`, FILE_UPDATE_TYPED))

const read = (path: string, type: string, number: number, options: { settle?: boolean } = {}): ExchangeStep =>
  step(path, FILE_READ, {
    variables: { id: `gid://shopify/${type}/${number}` },
    before: options.settle ? settled : undefined,
  })

export const fileUpdateScripts: Script[] = [
  {
    recording: '2026-04_media_media-file-update-mixed-batch-partial-success.json',
    steps: [
      step('setup.imageCreate', FILE_CREATE_TYPED),
      step('setup.videoCreate', FILE_CREATE_TYPED),
      read('setup.readyImageRead', 'MediaImage', 44071355089202, { settle: true }),
      read('setup.readyMixedInvalidImageRead', 'MediaImage', 44071355121970),
      read('setup.readyVideoRead', 'ExternalVideo', 44071355154738),
      step('setup.mixedReadyRead', MIXED_READ),
      step('mixedBatch.mutation', fileUpdate('id __typename alt fileStatus')),
      step('mixedBatch.downstreamRead', MIXED_READ),
      // Created last here, so that it is the one file that is not ready yet.
      step('setup.nonReadyCreate', FILE_CREATE_TYPED),
      ...branches('nonReadyAlt', 'videoOriginalSource', 'videoFilename', 'imageFilenameMismatch'),
      ...branches('missingReferences', 'wrongType', 'successAlt'),
      step('cleanup', FILE_DELETE),
    ],
  },
  {
    recording: '2026-04_media_media-file-update-validation-branches.json',
    steps: [
      step('setup.imageCreate', FILE_CREATE_TYPED),
      step('setup.videoCreate', FILE_CREATE_TYPED),
      read('setup.readyImageRead', 'MediaImage', 43679049449778, { settle: true }),
      read('setup.readyVideoRead', 'ExternalVideo', 43679049482546),
      step('setup.nonReadyCreate', FILE_CREATE_TYPED),
      recorded('upstreamCalls.0'),
      recorded('upstreamCalls.1'),
      recorded('upstreamCalls.2'),
      recorded('upstreamCalls.3'),
      recorded('upstreamCalls.4'),
      ...branches('nonReadyAlt', 'videoOriginalSource', 'videoFilename', 'imageFilenameMismatch'),
      ...branches('missingReferences', 'sourceAndVersion', 'wrongType', 'successAlt'),
      step('cleanup', FILE_DELETE),
    ],
  },
  {
    recording: '2026-04_media_media-file-update-source-semantics.json',
    steps: [
      step('setup.imageCreate', FILE_CREATE_TYPED_URL),
      step('setup.readyImageRead', FILE_READ_URL, {
        variables: { id: 'gid://shopify/MediaImage/43684330733874' },
        before: settled,
      }),
      step('setup.genericCreate', FILE_CREATE_TYPED_URL),
      step('setup.readyGenericRead', FILE_READ_URL, {
        variables: { id: 'gid://shopify/GenericFile/43684330832178' },
        before: settled,
      }),
      recorded('upstreamCalls.0'),
      recorded('upstreamCalls.1'),
      step('updates.imageOriginalSource', FILE_UPDATE_TYPED_URL),
      step(
        'reads.imageAfterOriginalSource',
        `{ files(first: 1, query: "filename:source-semantics-image*") { nodes { __typename id alt createdAt fileStatus
          ... on MediaImage { image { url width height } preview { image { url width height } } } } } }`,
      ),
      step('updates.genericOriginalSource', FILE_UPDATE_TYPED_URL),
      step(
        'reads.genericAfterOriginalSource',
        '{ files(first: 2, reverse: true) { nodes { __typename id alt createdAt fileStatus ... on GenericFile { url } } } }',
      ),
      step('cleanup', FILE_DELETE),
    ],
  },
  {
    recording: '2026-04_media_media-file-user-error-aggregation.json',
    steps: [
      step('setup.nonReadyCreate', fileCreate('id __typename fileStatus')),
      ...[0, 1].map((n) =>
        step(`setup.nonReadyReads.${n}`, FILE_STATUS, {
          variables: { id: `gid://shopify/MediaImage/${[44072111112498, 44072111145266][n]}` },
          before: settled,
        }),
      ),
      recorded('upstreamCalls.0'),
      recorded('upstreamCalls.1'),
      recorded('upstreamCalls.2'),
      step('branches.fileDeleteMissing', FILE_DELETE),
      step('branches.fileUpdateMissing', fileUpdate('id')),
      step('branches.fileAcknowledgeMixed', fileAcknowledge('id fileStatus')),
      step('branches.fileAcknowledgeNonReady', fileAcknowledge('id fileStatus')),
    ],
  },
]
