/** A process of its own, with the environment of the app: connects the seller and prepares the export. */
import { checkAccount } from '../../app/connections/check-account.server.ts'
import { sealCredentials } from '../../app/connections/credentials.server.ts'
import { db } from '../../app/db.server.ts'
import { marketplaceId } from './seller-seed.ts'
import { prepareRuns } from './prepare-runs.ts'

const [sellerId = '', refreshToken = '', ...skus] = process.argv.slice(2)
const { id: workspaceId } = await db.workspace.create({ data: { name: 'Chaos' } })
const { id: connectionId } = await db.connection.create({
  data: { workspaceId, channel: 'amazon', accountKey: `${sellerId}:${marketplaceId}`, label: 'Chaos on Amazon.de' },
})
const authorizedAt = new Date().toISOString()
const credentialsSealed = sealCredentials(connectionId, {
  ...{ region: 'eu', sellerId, marketplaceId, refreshToken, authorizedAt },
})
await db.connection.update({ where: { id: connectionId }, data: { credentialsSealed } })
await checkAccount(workspaceId, connectionId)
// This process lives in a faster time; what was checked long ago may be refused at any moment.
await db.connection.update({ where: { id: connectionId, workspaceId }, data: { checkedAt: new Date(0) } })
await prepareRuns({ workspaceId, connectionId }, skus, { colours: false })
