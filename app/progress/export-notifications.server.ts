import pg from 'pg'
import { env } from '../env.server.ts'
import { log } from '../log.server.ts'
import { NotificationHub, type NotificationSource, type SourceEvents } from './notification-hub.ts'

/** The worker notifies it with a run's id whenever something of the run has changed. */
const channel = 'export_progress'

/** Changes of export runs, told by the worker; topics are run ids. */
export const exportNotifications = new NotificationHub({
  connect: listen,
  schedule: (run, delayMs) => void setTimeout(run, delayMs).unref(),
  onConnectError: (error) => log.warn({ err: error }, 'the connection that listens for progress broke'),
})

async function listen(events: SourceEvents): Promise<NotificationSource> {
  const client = new pg.Client({ connectionString: env.DATABASE_URL, keepAlive: true, application_name: 'progress' })
  client.on('notification', ({ payload }) => events.onNotification(payload ?? ''))
  client.on('error', (error) => events.onLost(error))
  client.on('end', () => events.onLost(new Error('connection ended')))
  await client.connect()
  await client.query(`LISTEN ${channel}`)
  return { end: () => client.end() }
}
