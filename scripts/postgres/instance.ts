import { randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** What a database folder remembers between starts. */
export interface Instance {
  /** Tells this database from one that was in the same folder before. */
  id: string
  password: string
  /** The port of the last start, tried first at the next. */
  port: number | null
}

const fileOf = (directory: string) => path.join(directory, 'instance.json')

/** Reads the instance of a folder, or makes one. Two processes that do so at once get the same. */
export function ensureInstance(directory: string): Instance {
  mkdirSync(directory, { recursive: true, mode: 0o755 })
  const draft = path.join(directory, `instance.${process.pid}.json`)
  const made: Instance = { id: randomBytes(6).toString('hex'), password: randomBytes(18).toString('hex'), port: null }
  writeFileSync(draft, JSON.stringify(made), { mode: 0o600 })
  try {
    linkSync(draft, fileOf(directory))
    return made
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    return JSON.parse(readFileSync(fileOf(directory), 'utf8')) as Instance
  } finally {
    rmSync(draft)
  }
}

export function rememberPort(directory: string, instance: Instance, port: number): void {
  if (instance.port !== port) writeFileSync(fileOf(directory), JSON.stringify({ ...instance, port }))
}
