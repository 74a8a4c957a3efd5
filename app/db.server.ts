import { PrismaPg } from '@prisma/adapter-pg'
import { env } from './env.server.ts'
import { PrismaClient, type Prisma } from './generated/prisma/client.ts'

const kept: typeof globalThis & { mediaportDb?: PrismaClient } = globalThis

/** The one database client of this process. A reloaded module (Vite, in development) finds the pool of its predecessor. */
export const db = (kept.mediaportDb ??= new PrismaClient({
  adapter: new PrismaPg({ connectionString: env.DATABASE_URL }),
}))

/** What a query needs: the client, or the transaction that it is a part of. */
export type Db = Prisma.TransactionClient
