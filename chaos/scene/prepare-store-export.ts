/** A process of its own, with the environment of the app: connects the store and prepares the export. */
import { checkAccount } from '../../app/connections/check-account.server.ts'
import { sealCredentials } from '../../app/connections/credentials.server.ts'
import { db } from '../../app/db.server.ts'
import { prepareRuns } from './prepare-runs.ts'

/** `auth`: JSON, as in the credentials of a store. */
const [siteUrl = '', auth = '', ...remoteIds] = process.argv.slice(2)
const { id: workspaceId } = await db.workspace.create({ data: { name: 'Chaos' } })
const { id: connectionId } = await db.connection.create({
  data: { workspaceId, channel: 'woocommerce', accountKey: siteUrl, label: 'Chaos' },
})
const credentialsSealed = sealCredentials(connectionId, {
  siteUrl,
  apiRoot: `${siteUrl}/wp-json/`,
  auth: JSON.parse(auth) as object,
})
await db.connection.update({ where: { id: connectionId }, data: { credentialsSealed } })
await checkAccount(workspaceId, connectionId)
// This process lives in a faster time; what was checked long ago may be refused at any moment.
await db.connection.update({ where: { id: connectionId, workspaceId }, data: { checkedAt: new Date(0) } })
await prepareRuns({ workspaceId, connectionId }, remoteIds, { views: true })
