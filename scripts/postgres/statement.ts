import pg from 'pg'

/** Runs one statement on a connection of its own, as CREATE DATABASE needs it, and gives its rows. */
export async function runStatement<Row extends pg.QueryResultRow>(databaseUrl: string, sql: string): Promise<Row[]> {
  const client = new pg.Client(databaseUrl)
  await client.connect()
  try {
    return (await client.query<Row>(sql)).rows
  } finally {
    await client.end()
  }
}
