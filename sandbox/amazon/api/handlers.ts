import { getAccount, getMarketplaceParticipations } from '../sellers/sellers.ts'
import type { Handler } from './call.ts'

/** Who answers which operation. */
export const HANDLERS: Record<string, Handler> = {
  getMarketplaceParticipations,
  getAccount,
}
