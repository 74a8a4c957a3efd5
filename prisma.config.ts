import { defineConfig } from 'prisma/config'
import { migrationAdapter } from './scripts/prisma/migration-adapter.ts'

// `generate` needs neither an engine nor a server, but the CLI looks for both before it reads the schema: without these
// two it tries to download an engine. docs/decisions/002-migrations-without-engine.md
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath
process.env.DATABASE_URL ??= 'postgresql://unused@127.0.0.1:1/unused'

const databaseUrl = process.env.DATABASE_URL

// The engine forgets the timer of its lock time-out, which would keep a finished `migrate deploy` alive for ten seconds.
const LOCK_TIMEOUT_MS = 10_000
const setTimer = globalThis.setTimeout
globalThis.setTimeout = Object.assign((...args: Parameters<typeof setTimer>) => {
  const timer = setTimer(...args)
  return (args[1] ?? 0) >= LOCK_TIMEOUT_MS ? timer.unref() : timer
}, setTimer)

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  experimental: { adapter: true },
  engine: 'js',
  adapter: async () => migrationAdapter(databaseUrl),
})
