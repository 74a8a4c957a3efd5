import { z } from 'zod'
import type { Operation } from '../operation.ts'
import { fileRowSchema, nodesSchema, userErrorSchema } from '../schemas.ts'
import { fileRow } from './fragments.ts'

const statusesData = nodesSchema(fileRowSchema)

/** Readiness of up to 250 files; a file that is gone comes back as null. */
export const fileStatuses: Operation<z.infer<typeof statusesData>, { readonly ids: readonly string[] }> = {
  name: 'FileStatuses',
  kind: 'query',
  expectedCost: 4,
  data: statusesData,
  document: /* GraphQL */ `
    query FileStatuses($ids: [ID!]!) {
      nodes(ids: $ids) {
        ...FileRow
      }
    }
    ${fileRow}
  `,
}

const byNameData = z.object({
  files: z.object({ nodes: z.array(z.union([fileRowSchema, z.object({}).transform(() => null)])) }),
})

/** Files whose name matches a search such as `filename:a.jpg OR filename:b.jpg`. The search index may lag behind writes. */
export const filesByName: Operation<z.infer<typeof byNameData>, { readonly query: string }> = {
  name: 'FilesByName',
  kind: 'query',
  expectedCost: 30,
  data: byNameData,
  document: /* GraphQL */ `
    query FilesByName($query: String!) {
      files(first: 50, query: $query, sortKey: CREATED_AT, reverse: true) {
        nodes {
          ...FileRow
          ... on Video {
            filename
          }
        }
      }
    }
    ${fileRow}
  `,
}

export interface StagedUploadInput {
  readonly filename: string
  readonly mimeType: string
  readonly resource: 'IMAGE' | 'VIDEO' | 'BULK_MUTATION_VARIABLES'
  readonly httpMethod: 'POST'
  /** Decimal text; mandatory and exact for videos. */
  readonly fileSize: string
}

const stagedTargetSchema = z.object({
  url: z.string(),
  resourceUrl: z.string(),
  parameters: z.array(z.object({ name: z.string(), value: z.string() })),
})

export type StagedTarget = z.infer<typeof stagedTargetSchema>

const stagedData = z.object({
  stagedUploadsCreate: z.object({
    stagedTargets: z.array(stagedTargetSchema).nullable(),
    userErrors: z.array(userErrorSchema),
  }),
})

/** Signed upload targets, up to 250 in the order of the input. Creates nothing that lasts. */
export const stagedUploads: Operation<z.infer<typeof stagedData>, { readonly input: readonly StagedUploadInput[] }> = {
  name: 'StagedUploads',
  kind: 'mutation',
  expectedCost: 11,
  data: stagedData,
  userErrors: ({ stagedUploadsCreate }) => stagedUploadsCreate.userErrors,
  document: /* GraphQL */ `
    mutation StagedUploads($input: [StagedUploadInput!]!) {
      stagedUploadsCreate(input: $input) {
        stagedTargets {
          url
          resourceUrl
          parameters {
            name
            value
          }
        }
        userErrors {
          field
          message
        }
      }
    }
  `,
}

export interface FileCreateInput {
  readonly originalSource: string
  readonly filename: string
  readonly contentType: 'IMAGE' | 'VIDEO'
  readonly alt: string
  /** Refuses a second file of the same name: what makes a repeated creation harmless. Images only. */
  readonly duplicateResolutionMode: 'RAISE_ERROR' | 'APPEND_UUID'
}

const createData = z.object({
  fileCreate: z.object({
    files: z.array(z.object({ id: z.string(), fileStatus: z.string() })).nullable(),
    userErrors: z.array(userErrorSchema),
  }),
})

/** Makes files of uploaded bytes, up to 250, answered in the order of the input. */
export const filesCreate: Operation<z.infer<typeof createData>, { readonly files: readonly FileCreateInput[] }> = {
  name: 'FilesCreate',
  kind: 'mutation',
  expectedCost: 20,
  data: createData,
  userErrors: ({ fileCreate }) => fileCreate.userErrors,
  document: /* GraphQL */ `
    mutation FilesCreate($files: [FileCreateInput!]!) {
      fileCreate(files: $files) {
        files {
          id
          fileStatus
        }
        userErrors {
          field
          message
          code
        }
      }
    }
  `,
}

export interface FileUpdateInput {
  readonly id: string
  readonly alt?: string
  readonly referencesToAdd?: readonly string[]
}

const updateData = z.object({
  fileUpdate: z.object({
    files: z.array(z.object({ id: z.string(), alt: z.string().nullable() })).nullable(),
    userErrors: z.array(userErrorSchema),
  }),
})

/** Attaches files to products and sets alt texts: up to 250 files of any products. All of them must be READY. */
export const filesAttach: Operation<z.infer<typeof updateData>, { readonly files: readonly FileUpdateInput[] }> = {
  name: 'FilesAttach',
  kind: 'mutation',
  expectedCost: 13,
  data: updateData,
  userErrors: ({ fileUpdate }) => fileUpdate.userErrors,
  document: /* GraphQL */ `
    mutation FilesAttach($files: [FileUpdateInput!]!) {
      fileUpdate(files: $files) {
        files {
          id
          alt
        }
        userErrors {
          field
          message
          code
        }
      }
    }
  `,
}

export interface FileDetachInput {
  readonly id: string
  readonly referencesToRemove: readonly string[]
}

/**
 * Takes files off products, and with that off the variants that show them: up to 250 files of any products. All of them must be
 * READY. The files stay in the account.
 */
export const filesDetach: Operation<z.infer<typeof updateData>, { readonly files: readonly FileDetachInput[] }> = {
  name: 'FilesDetach',
  kind: 'mutation',
  expectedCost: 13,
  data: updateData,
  userErrors: ({ fileUpdate }) => fileUpdate.userErrors,
  document: /* GraphQL */ `
    mutation FilesDetach($files: [FileUpdateInput!]!) {
      fileUpdate(files: $files) {
        files {
          id
          alt
        }
        userErrors {
          field
          message
          code
        }
      }
    }
  `,
}

const deleteData = z.object({
  fileDelete: z.object({ deletedFileIds: z.array(z.string()).nullable(), userErrors: z.array(userErrorSchema) }),
})

/** Deletes files for good. Only for our own files that never became usable. */
export const filesDelete: Operation<z.infer<typeof deleteData>, { readonly fileIds: readonly string[] }> = {
  name: 'FilesDelete',
  kind: 'mutation',
  expectedCost: 10,
  data: deleteData,
  userErrors: ({ fileDelete }) => fileDelete.userErrors,
  document: /* GraphQL */ `
    mutation FilesDelete($fileIds: [ID!]!) {
      fileDelete(fileIds: $fileIds) {
        deletedFileIds
        userErrors {
          field
          message
          code
        }
      }
    }
  `,
}
