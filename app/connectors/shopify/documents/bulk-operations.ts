import { z } from 'zod'
import type { Operation } from '../operation.ts'
import { userErrorSchema } from '../schemas.ts'

const statusSchema = z.enum(['CREATED', 'RUNNING', 'COMPLETED', 'CANCELING', 'CANCELED', 'FAILED', 'EXPIRED'])

const operationSchema = z.object({
  id: z.string(),
  status: statusSchema,
  errorCode: z.string().nullable(),
  createdAt: z.string(),
  completedAt: z.string().nullable(),
  objectCount: z.coerce.number(),
  url: z.string().nullable(),
  /** What a failed or cancelled operation did until then. */
  partialDataUrl: z.string().nullable(),
})

export type BulkOperation = z.infer<typeof operationSchema>

const startedSchema = z.object({
  bulkOperation: z.object({ id: z.string() }).nullable(),
  userErrors: z.array(userErrorSchema),
})

const mutationData = z.object({ bulkOperationRunMutation: startedSchema })

export interface BulkRunMutationVariables {
  readonly mutation: string
  /** The `key` of the staged target, not its URL. */
  readonly stagedUploadPath: string
}

/** Runs a mutation once for each line of a staged JSONL file of variables; what the lines cost is not charged. */
export const bulkRunMutation: Operation<z.infer<typeof mutationData>, BulkRunMutationVariables> = {
  name: 'BulkRunMutation',
  kind: 'mutation',
  expectedCost: 10,
  data: mutationData,
  userErrors: ({ bulkOperationRunMutation }) => bulkOperationRunMutation.userErrors,
  document: /* GraphQL */ `
    mutation BulkRunMutation($mutation: String!, $stagedUploadPath: String!) {
      bulkOperationRunMutation(mutation: $mutation, stagedUploadPath: $stagedUploadPath) {
        bulkOperation {
          id
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

const queryData = z.object({ bulkOperationRunQuery: startedSchema })

/** Reads a query with its connections whole, however long they are; what it reads is not charged. */
export const bulkRunQuery: Operation<z.infer<typeof queryData>, { readonly query: string }> = {
  name: 'BulkRunQuery',
  kind: 'mutation',
  expectedCost: 10,
  data: queryData,
  userErrors: ({ bulkOperationRunQuery }) => bulkOperationRunQuery.userErrors,
  document: /* GraphQL */ `
    mutation BulkRunQuery($query: String!) {
      bulkOperationRunQuery(query: $query) {
        bulkOperation {
          id
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

const statusData = z.object({ bulkOperation: operationSchema.nullable() })

/** How far an operation is, and where its result lies. */
export const bulkStatus: Operation<z.infer<typeof statusData>, { readonly id: string }> = {
  name: 'BulkStatus',
  kind: 'query',
  expectedCost: 1,
  data: statusData,
  document: /* GraphQL */ `
    query BulkStatus($id: ID!) {
      bulkOperation(id: $id) {
        id
        status
        errorCode
        createdAt
        completedAt
        objectCount
        url
        partialDataUrl
      }
    }
  `,
}

const recentData = z.object({
  bulkOperations: z.object({ nodes: z.array(z.object({ id: z.string(), query: z.string() })) }),
})

/** The app's latest bulk mutations with their documents, newest first. */
export const recentBulkMutations: Operation<z.infer<typeof recentData>, object> = {
  name: 'RecentBulkMutations',
  kind: 'query',
  expectedCost: 10,
  data: recentData,
  document: /* GraphQL */ `
    query RecentBulkMutations {
      bulkOperations(first: 50, query: "operation_type:mutation") {
        nodes {
          id
          query
        }
      }
    }
  `,
}

const cancelData = z.object({
  bulkOperationCancel: z.object({ userErrors: z.array(userErrorSchema) }),
})

/** Asks for an end; what was done by then stays done. An operation that has ended refuses, which is as good. */
export const bulkCancel: Operation<z.infer<typeof cancelData>, { readonly id: string }> = {
  name: 'BulkCancel',
  kind: 'mutation',
  expectedCost: 10,
  data: cancelData,
  document: /* GraphQL */ `
    mutation BulkCancel($id: ID!) {
      bulkOperationCancel(id: $id) {
        userErrors {
          field
          message
        }
      }
    }
  `,
}
