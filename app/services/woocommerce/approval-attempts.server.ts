import { storeApprovalSchema } from '../../core/connections/store-approval.ts'
import { connectAttempts } from '../connect-attempts.server.ts'

/** Merchants on the way to a store's approval page and back. */
export const approvalAttempts = connectAttempts('woocommerce', 'store approval', storeApprovalSchema)
