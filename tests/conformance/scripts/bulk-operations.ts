import { act, bulkOperationIs, indexed, recorded } from '../replay/script.ts'
import type { ActStep, Script } from '../replay/script.ts'
import { STAGED_UPLOADS } from './documents.ts'

const LINE = '{"product":{"title":"Bulk Operation Mutation Created 2026-07-04T23:47:24.840Z","status":"DRAFT"}}\n'

const CONCURRENT_KEYS = [
  '0a83c821-6e9e-4677-baf1-0c3b35b5bcb9/har-752-1781597178939-concurrent-1.jsonl',
  'e05c3d05-4120-4395-8a05-2bd958cbc9e9/har-752-1781597178939-concurrent-2.jsonl',
  '9b433971-d8a0-4b08-8885-18bd21680090/har-752-1781597178939-concurrent-3.jsonl',
  '4c0d1f51-75a6-440f-8c82-bd21726cb901/har-752-1781597178939-concurrent-4.jsonl',
  'efd2df8f-ca5f-44e2-b01e-8b5effe497f3/har-752-1781597178939-concurrent-5.jsonl',
  '3f98e623-6c74-4154-849b-74763c5d4f2d/har-752-1781597178939-concurrent-6.jsonl',
]

/** The recorder staged and uploaded each file before the conversation begins. */
const upload = (key: string): ActStep =>
  act(async (session) => {
    const filename = key.split('/').pop() ?? ''
    const input = [{ filename, mimeType: 'text/jsonl', resource: 'BULK_MUTATION_VARIABLES', httpMethod: 'POST' }]
    await session.send(STAGED_UPLOADS, { input })
    session.ids.learn(`tmp/92891250994/bulk/${key}`, await session.uploadToLastTarget(LINE))
  })

export const bulkOperationScripts: Script[] = [
  {
    recording: '2026-04_bulk-operations_bulk-operation-run-mutation-concurrency-limit.json',
    steps: [
      ...CONCURRENT_KEYS.map(upload),
      ...[0, 1, 2, 3, 4].map((n) => recorded(`successfulRuns.${n}`)),
      recorded('sixthRun'),
      ...[0, 1, 2, 3, 4].map((n) => recorded(`upstreamCalls.${n}`)),
      ...[0, 1, 2, 3, 4].map((n) => recorded(`cancelAttempts.${n}`)),
    ],
  },
  {
    recording: '2026-04_bulk-operations_bulk-operation-run-mutation-created-status.json',
    steps: [
      recorded('setup.stagedUpload'),
      act(async (session) => void (await session.uploadToLastTarget(LINE))),
      recorded('success.run'),
      recorded('success.currentAfterRun'),
      recorded('success.statusPolls.0', { before: bulkOperationIs('RUNNING') }),
      recorded('success.statusPolls.1', { before: bulkOperationIs('COMPLETED') }),
      recorded('success.downstreamRead', { before: indexed }),
      recorded('missingUpload.stagedUpload'),
      recorded('missingUpload.run'),
      recorded('cleanup.productDelete'),
    ],
  },
  {
    recording: '2026-04_bulk-operations_bulk-operation-run-mutation-user-errors.json',
    steps: [
      recorded('setup.stagedUploadTarget'),
      ...['noSuchFile', 'invalidMutationSyntax', 'disallowedRoot'].map((name) => recorded(`validations.${name}`)),
    ],
  },
  {
    recording: '2026-04_bulk-operations_bulk-operation-run-mutation-validators.json',
    steps: ['parserError', 'queryInsteadOfMutation', 'multipleTopLevelMutations', 'disallowedMutationName'].map(
      (name) => recorded(`validations.${name}`),
    ),
  },
]
