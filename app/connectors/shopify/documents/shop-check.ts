import { z } from 'zod'
import type { Operation } from '../operation.ts'

const data = z.object({
  currentAppInstallation: z.object({ accessScopes: z.array(z.object({ handle: z.string() })) }),
  shop: z.object({ name: z.string(), ianaTimezone: z.string() }),
})

/** Granted scopes and the name of the shop. */
export const shopCheck: Operation<z.infer<typeof data>, Record<string, never>> = {
  name: 'ShopCheck',
  kind: 'query',
  expectedCost: 3,
  data,
  document: /* GraphQL */ `
    query ShopCheck {
      currentAppInstallation {
        accessScopes {
          handle
        }
      }
      shop {
        name
        ianaTimezone
      }
    }
  `,
}
