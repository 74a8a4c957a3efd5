import { z } from 'zod'
import type { Operation } from '../operation.ts'
import { userErrorSchema } from '../schemas.ts'

const variantsData = z.object({
  productVariantsBulkUpdate: z.object({
    productVariants: z.array(z.object({ id: z.string() })).nullable(),
    userErrors: z.array(userErrorSchema),
  }),
})

export interface VariantsSetMediaVariables {
  readonly productId: string
  /** At most 250. The media must be an image on this product. */
  readonly variants: readonly { readonly id: string; readonly mediaId: string }[]
}

/**
 * Makes media of a product the pictures of its variants; the variants not named keep theirs. Which picture they show now is not
 * asked for here: it would make the call a third dearer, and the listing is read back anyway.
 */
export const variantsSetMedia: Operation<z.infer<typeof variantsData>, VariantsSetMediaVariables> = {
  name: 'VariantsSetMedia',
  kind: 'mutation',
  expectedCost: 10,
  data: variantsData,
  userErrors: ({ productVariantsBulkUpdate }) => productVariantsBulkUpdate.userErrors,
  document: /* GraphQL */ `
    mutation VariantsSetMedia($productId: ID!, $variants: [ProductVariantsBulkInput!]!) {
      productVariantsBulkUpdate(productId: $productId, variants: $variants, allowPartialUpdates: false) {
        productVariants {
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

const detachData = z.object({
  productVariantDetachMedia: z.object({
    productVariants: z.array(z.object({ id: z.string() })).nullable(),
    userErrors: z.array(userErrorSchema),
  }),
})

export interface VariantsDetachMediaVariables {
  readonly productId: string
  /** At most 100, each variant once, with the one picture it has now. */
  readonly variantMedia: readonly { readonly variantId: string; readonly mediaIds: readonly string[] }[]
}

/** Takes the pictures of variants away, all of them or none; the media stay on the product. */
export const variantsDetachMedia: Operation<z.infer<typeof detachData>, VariantsDetachMediaVariables> = {
  name: 'VariantsDetachMedia',
  kind: 'mutation',
  expectedCost: 16,
  data: detachData,
  userErrors: ({ productVariantDetachMedia }) => productVariantDetachMedia.userErrors,
  document: /* GraphQL */ `
    mutation VariantsDetachMedia($productId: ID!, $variantMedia: [ProductVariantDetachMediaInput!]!) {
      productVariantDetachMedia(productId: $productId, variantMedia: $variantMedia) {
        productVariants {
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

const reorderData = z.object({
  productReorderMedia: z.object({
    job: z.object({ id: z.string(), done: z.boolean() }).nullable(),
    mediaUserErrors: z.array(userErrorSchema),
  }),
})

export interface ReorderMediaVariables {
  readonly id: string
  /** Applied one after another on the current list; positions count from "0", as text. */
  readonly moves: readonly { readonly id: string; readonly newPosition: string }[]
}

/** Moves media of one product. Asynchronous; an id that is not on the product is ignored without an error. */
export const reorderMedia: Operation<z.infer<typeof reorderData>, ReorderMediaVariables> = {
  name: 'ReorderMedia',
  kind: 'mutation',
  expectedCost: 10,
  data: reorderData,
  userErrors: ({ productReorderMedia }) => productReorderMedia.mediaUserErrors,
  document: /* GraphQL */ `
    mutation ReorderMedia($id: ID!, $moves: [MoveInput!]!) {
      productReorderMedia(id: $id, moves: $moves) {
        job {
          id
          done
        }
        mediaUserErrors {
          field
          message
          code
        }
      }
    }
  `,
}

const jobData = z.object({ job: z.object({ done: z.boolean() }).nullable() })

/** Whether a background job of Shopify has ended. */
export const jobStatus: Operation<z.infer<typeof jobData>, { readonly id: string }> = {
  name: 'JobStatus',
  kind: 'query',
  expectedCost: 1,
  data: jobData,
  document: /* GraphQL */ `
    query JobStatus($id: ID!) {
      job(id: $id) {
        done
      }
    }
  `,
}
