import type { TypeResolvers } from '../resolver-table.ts'
import { bulkMutations, bulkQueries, bulkTypes } from './bulk.ts'
import { fileMutations } from './file-mutations.ts'
import { fileQueries } from './file-queries.ts'
import { mediaTypes } from './media-types.ts'
import { productMediaMutations } from './product-media-mutations.ts'
import { productMutations } from './product-mutations.ts'
import { productQueries } from './product-queries.ts'
import { productSetMutations, productSetQueries } from './product-set.ts'
import { productTypes } from './product-types.ts'
import { shopQueries, shopTypes } from './shop.ts'
import { stagedUploadMutations } from './staged-uploads.ts'
import { variantMediaMutations } from './variant-media-mutations.ts'
import { variantMutations } from './variant-mutations.ts'

/** All resolvers by type, then field. */
export const RESOLVERS: Readonly<Record<string, TypeResolvers>> = {
  QueryRoot: { ...productQueries, ...fileQueries, ...shopQueries, ...bulkQueries, ...productSetQueries },
  Mutation: {
    ...stagedUploadMutations,
    ...fileMutations,
    ...productMutations,
    ...productMediaMutations,
    ...productSetMutations,
    ...variantMutations,
    ...variantMediaMutations,
    ...bulkMutations,
  },
  ...productTypes,
  ...mediaTypes,
  ...shopTypes,
  ...bulkTypes,
}
