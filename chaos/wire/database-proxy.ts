import { once } from 'node:events'
import net from 'node:net'
import { applicationName, FrontendMessages, isCommit, sqlOf, type FrontendMessage } from './frontend-messages.ts'

/** Stops the world around a commit; a promise that never resolves leaves the client without an answer. */
export interface CommitGate {
  /** The transaction is still open. */
  before?(index: number): Promise<void> | void
  /** It is committed, and nobody was told. */
  after?(index: number): Promise<void> | void
}

/** Stands between a process and PostgreSQL and knows when a transaction of the app commits. */
export interface DatabaseProxy {
  readonly url: string
  gate: CommitGate | null
  /** Commits of steps seen so far. */
  commits(): number
  /** Breaks every connection, as a failing network does. */
  cut(): void
  close(): Promise<void>
}

/** The queue's own housekeeping commits by the clock. */
const notOfSteps = /^mediaport-/
/** What every transaction of a step writes. Others come and go by the clock and would make the count differ from run to run. */
const ofLane = /"Lane"/

export async function startDatabaseProxy(databaseUrl: string): Promise<DatabaseProxy> {
  const target = new URL(databaseUrl)
  const sockets = new Set<net.Socket>()
  let commits = 0
  const server = net.createServer((client) => {
    const upstream = net.connect(Number(target.port), target.hostname)
    for (const [socket, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(socket)
      // The other side is told by losing its line too; PostgreSQL then rolls back and lets go of locks.
      socket.on('error', () => socket.destroy())
      socket.on('close', () => {
        sockets.delete(socket)
        other.destroy()
      })
    }
    relay(
      client,
      upstream,
      () => ++commits,
      () => proxy.gate,
    )
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = new URL(databaseUrl)
  url.port = String((server.address() as net.AddressInfo).port)
  const proxy: DatabaseProxy = {
    url: url.toString(),
    gate: null,
    commits: () => commits,
    cut: () => sockets.forEach((socket) => socket.destroy()),
    async close() {
      proxy.cut()
      server.close()
      await once(server, 'close')
    },
  }
  return proxy
}

function relay(client: net.Socket, upstream: net.Socket, count: () => number, gate: () => CommitGate | null): void {
  const messages = new FrontendMessages()
  let counts = true
  let touchedLane = false
  let committing: number | null = null
  const forward = async (message: FrontendMessage): Promise<void> => {
    if (message.type === 'startup') counts = !notOfSteps.test(applicationName(message))
    const sql = sqlOf(message)
    touchedLane = !/^\s*BEGIN\b/i.test(sql) && (touchedLane || ofLane.test(sql))
    if (counts && touchedLane && isCommit(message)) {
      touchedLane = false
      const index = count()
      await gate()?.before?.(index)
      committing = index
    }
    upstream.write(message.bytes)
  }
  const answer = async (chunk: Buffer): Promise<void> => {
    if (committing !== null) {
      // PostgreSQL answers when the commit is done, so the first bytes say that it is.
      const index = committing
      committing = null
      await gate()?.after?.(index)
    }
    client.write(chunk)
  }
  inOrder(client, async (chunk) => {
    for (const message of messages.push(chunk)) await forward(message)
  })
  inOrder(upstream, answer)
}

/** Handles chunks one after the other, although handling may wait. */
function inOrder(socket: net.Socket, handle: (chunk: Buffer) => Promise<void>): void {
  let last = Promise.resolve()
  socket.on('data', (chunk: Buffer) => {
    last = last.then(() => (socket.destroyed ? undefined : handle(chunk)))
  })
}
