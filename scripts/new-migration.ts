import { say } from './log.ts'
import { openKeptDatabase } from './postgres/database.ts'
import { applyMigrations, writeMigration } from './prisma/migrations.ts'

const name = process.argv[2]
if (!name) {
  say('Name the change: npm run migrate:new -- add-asset-title')
  process.exit(2)
}

const database = await openKeptDatabase()
try {
  const file = await writeMigration(database.url, name, new Date())
  say(file ? `Wrote ${file}: read it before you commit it` : 'The migrations already lead to the schema')
  await applyMigrations(database.url)
} finally {
  await database.release()
}
