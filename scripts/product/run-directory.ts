import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { isAlive } from '../process-alive.ts'

const PARENT = '.data/runs'

/**
 * An empty folder for one start of the product, named after its purpose and this process, so that two starts never meet.
 * Folders of starts that were killed are removed here.
 */
export function makeRunDirectory(purpose: string): string {
  if (existsSync(PARENT)) readdirSync(PARENT).filter(isAbandoned).forEach(remove)
  const directory = path.resolve(PARENT, `${purpose}-${process.pid}`)
  rmSync(directory, { recursive: true, force: true })
  mkdirSync(directory, { recursive: true })
  return directory
}

const remove = (name: string) => rmSync(path.join(PARENT, name), { recursive: true, force: true })

function isAbandoned(name: string): boolean {
  const pid = Number(/-(\d+)$/.exec(name)?.[1])
  return pid > 0 && !isAlive(pid)
}
