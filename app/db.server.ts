import { PrismaPg } from '@prisma/adapter-pg'
import { env } from './env.server.ts'
import { PrismaClient, type Prisma } from './generated/prisma/client.ts'

const kept: typeof globalThis & { mediaportDb?: PrismaClient } = globalThis

/**
 * A process that hangs in the middle of a transaction keeps its locks from everybody; PostgreSQL ends it after this long. Longer
 * than any transaction waits for somebody outside (Shopify's answer to a token refresh).
 */
const idleInTransactionMs = 30_000
const connectWithinMs = 10_000

/** The one database client of this process. A reloaded module (Vite, in development) finds the pool of its predecessor. */
export const db = (kept.mediaportDb ??= new PrismaClient({
  adapter: new PrismaPg({
    connectionString: env.DATABASE_URL,
    idle_in_transaction_session_timeout: idleInTransactionMs,
    connectionTimeoutMillis: connectWithinMs,
    keepAlive: true,
  }),
  // As long as a query waits for a connection: by itself a transaction gives up after two seconds.
  transactionOptions: { maxWait: connectWithinMs },
}))

/** What a query needs: the client, or the transaction that it is a part of. */
export type Db = Prisma.TransactionClient
