/** A process of its own, with the environment of the app: installs the app in the shop and prepares the export. */
import { authenticateAdmin } from '../../app/authenticate.server.ts'
import { adminRequest } from './admin-request.ts'
import { prepareRuns } from './prepare-runs.ts'

const { workspaceId, connectionId } = await authenticateAdmin(adminRequest())
await prepareRuns({ workspaceId, connectionId }, process.argv.slice(2))
