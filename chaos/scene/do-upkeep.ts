/** A process of its own: the day's upkeep, as a worker does it by the clock. */
import { db } from '../../app/db.server.ts'
import { dailyUpkeep } from '../../app/pipeline/upkeep/daily-upkeep.server.ts'

await dailyUpkeep({}, new AbortController().signal)
await db.$disconnect()
process.exit()
