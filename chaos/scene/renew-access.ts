/** A process of its own: the merchant opens the app in the admin, which renews its access to the store. */
import { authenticateAdmin } from '../../app/authenticate.server.ts'
import { db } from '../../app/db.server.ts'
import { adminRequest } from './admin-request.ts'

await authenticateAdmin(adminRequest())
await db.$disconnect()
process.exit()
