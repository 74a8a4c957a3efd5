import { readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

/** pino's number for `warn`. */
const warnLevel = 40

const lineSchema = z.object({ level: z.number() })

/** What the app and the worker of the running product complain of from now on, as they write it. */
export function watchProductLog(directory: string): { complaints(): string[] } {
  const begun = ['app.log', 'worker.log'].map((name) => {
    const file = path.join(directory, name)
    return { name, file, from: statSync(file).size }
  })
  return {
    complaints: () =>
      begun.flatMap(({ name, file, from }) => {
        const lines = readFileSync(file).subarray(from).toString('utf8').split('\n')
        return lines.filter(isComplaint).map((line) => `${name}: ${line}`)
      }),
  }
}

/** What the logger did not write comes from something that broke outside of it. */
function isComplaint(line: string): boolean {
  if (!line.startsWith('{')) return line.trim() !== ''
  return lineSchema.parse(JSON.parse(line)).level >= warnLevel
}
