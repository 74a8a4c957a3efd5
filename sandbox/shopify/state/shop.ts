import type { BulkOperation } from '../bulk/operation.ts'
import type { CostBucket } from '../graphql/bucket.ts'
import type { TokenStore } from '../oauth/token-store.ts'
import type { ShopIdentity } from '../seed.ts'
import type { StagedTargets } from '../staged/target.ts'
import type { Job, LedgerEntry, Product, ProductSetOperation, StoredFile, Variant } from './model.ts'

/** Everything the platform holds of one shop. Maps keep creation order. */
export interface Shop {
  id: string
  identity: ShopIdentity
  installed: boolean
  tokens: TokenStore
  bucket: CostBucket
  products: Map<string, Product>
  variants: Map<string, Variant>
  files: Map<string, StoredFile>
  /** The same files by name, which is unique in a shop. */
  filesByName: Map<string, StoredFile>
  jobs: Map<string, Job>
  /** Asynchronous productSet calls. */
  operations: Map<string, ProductSetOperation>
  bulkOperations: Map<string, BulkOperation>
  stagedTargets: StagedTargets
  ledger: Map<string, LedgerEntry>
}
