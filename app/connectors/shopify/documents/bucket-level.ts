import { z } from 'zod'
import type { Operation } from '../operation.ts'

const levelData = z.object({ shop: z.object({ id: z.string() }) })

/** The cheapest question there is. Asked for what stands beside its answer: the level of the bucket. */
export const bucketLevel: Operation<z.infer<typeof levelData>, object> = {
  name: 'BucketLevel',
  kind: 'query',
  expectedCost: 1,
  data: levelData,
  document: /* GraphQL */ `
    query BucketLevel {
      shop {
        id
      }
    }
  `,
}
