import { randomUUID } from 'node:crypto'
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'

const OID = { char: 18, name: 19, text: 25, nameArray: 1003, textArray: 1009 } as const

/** Catalogue types that `PrismaPg` refuses, and the types that are written the same way on the wire. */
const READ_AS = new Map<number, number>([
  [OID.char, OID.text],
  [OID.name, OID.text],
  [OID.nameArray, OID.textArray],
])

/** `ColumnTypeEnum.Character` of `@prisma/driver-adapter-utils`: what the schema engine expects of a `"char"` column. */
const CHARACTER = 6

/**
 * Gives `prisma migrate` a connection through `pg`, so that no schema engine has to be downloaded. `PrismaPg` serves the
 * client; for migrations it lacks the catalogue types `name` and `"char"`, and it cuts scripts at every semicolon.
 */
export function migrationAdapter(databaseUrl: string) {
  const connect = (database?: string) => openForMigration(connectionParts(databaseUrl, database))
  return {
    provider: 'postgres' as const,
    adapterName: 'mediaport-migrations',
    connect,
    connectToShadowDb: () => openShadow(connect),
  }
}

/** The parts and not the URL: a pool that has both a URL and a `database` connects to the database of the URL. */
function connectionParts(databaseUrl: string, database?: string): pg.PoolConfig {
  const url = new URL(databaseUrl)
  return {
    host: url.hostname,
    port: Number(url.port || 5432),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    database: database ?? decodeURIComponent(url.pathname.slice(1)),
    ssl: ['require', 'verify-ca', 'verify-full'].includes(url.searchParams.get('sslmode') ?? ''),
  }
}

type ArrayQuery = (
  query: pg.QueryArrayConfig,
  values?: unknown[],
) => Promise<pg.QueryArrayResult | pg.QueryArrayResult[]>

async function openForMigration(config: pg.PoolConfig) {
  // Prisma's CLI forgets to end the pool of a finished command; an idle one must not keep it alive.
  const pool = new pg.Pool({ ...config, allowExitOnIdle: true })
  const send = pool.query.bind(pool) as ArrayQuery
  const charColumns = new WeakMap<unknown[][], number[]>()
  const query = async (config: pg.QueryArrayConfig, values?: unknown[]) => {
    const answer = await send(config, values)
    // A migration holds many statements and has as many results.
    const result = Array.isArray(answer) ? answer.at(-1) : answer
    if (result) charColumns.set(result.rows, readableFields(result.fields))
    return result
  }

  const adapter = await new PrismaPg(Object.assign(pool, { query }), { disposeExternalPool: true }).connect()
  const queryRaw = adapter.queryRaw.bind(adapter)
  return Object.assign(adapter, {
    queryRaw: async (params: Parameters<typeof queryRaw>[0]) => {
      const result = await queryRaw(params)
      for (const column of charColumns.get(result.rows) ?? []) result.columnTypes[column] = CHARACTER
      return result
    },
    executeScript: (script: string) => executeScript(config, script),
  })
}

/** Makes every field readable to `PrismaPg`; answers which columns are of type `"char"`. */
function readableFields(fields: pg.FieldDef[]): number[] {
  const chars = fields.flatMap((field, column) => (field.dataTypeID === OID.char ? [column] : []))
  for (const field of fields) field.dataTypeID = READ_AS.get(field.dataTypeID) ?? field.dataTypeID
  return chars
}

/** The whole script at once: PostgreSQL parses it (functions and texts may hold semicolons) and runs it in one transaction. */
async function executeScript(config: pg.PoolConfig, script: string) {
  const client = new pg.Client(config)
  await client.connect()
  try {
    await client.query(script)
  } finally {
    await client.end()
  }
}

/** A scratch database that replays the migrations. Its pool ends before the drop, else the drop finds it in use. */
async function openShadow(connect: (database?: string) => ReturnType<typeof openForMigration>) {
  const name = `prisma_shadow_${randomUUID()}`
  const main = await connect()
  await main.executeScript(`CREATE DATABASE "${name}"`)
  const shadow = await connect(name)
  const endPool = shadow.dispose.bind(shadow)
  return Object.assign(shadow, {
    dispose: async () => {
      await endPool()
      await main.executeScript(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`)
      await main.dispose()
    },
  })
}
