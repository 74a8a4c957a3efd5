// A process that uses the embedded server of a folder until its stdin ends: `node hold-postgres.ts FOLDER`.
import { once } from 'node:events'
import { startEmbeddedPostgres } from '../../../scripts/postgres/embedded.ts'

const postgres = await startEmbeddedPostgres({ directory: process.argv[2] ?? '' })
process.stdout.write(`${postgres.url('postgres')}\n`)
process.stdin.resume()
await once(process.stdin, 'end')
await postgres.stop()
