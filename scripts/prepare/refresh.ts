import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { say } from '../log.ts'
import { withLock } from './lock.ts'

/** Something that is made from files, and made again only when one of them changed. */
export interface Artefact {
  label: string
  /** Files and folders that it is made from. Missing ones are allowed; unit tests beside the source do not count. */
  inputs: string[]
  /** A file that exists once it is made. */
  output: string
  /** Where the hash of the inputs is kept. */
  marker: string
  make(): Promise<unknown>
}

/** Makes the artefact unless it is up to date. Repeatable; a second process waits for the first and then has nothing to do. */
export async function refresh(artefact: Artefact): Promise<void> {
  if (isFresh(artefact)) return
  await withLock(path.join('.data/locks', artefact.marker.replaceAll(/\W+/g, '-')), async () => {
    if (isFresh(artefact)) return
    // Taken before: a file edited meanwhile leaves the artefact stale rather than silently old.
    const hash = hashOf(artefact.inputs)
    const startedAt = performance.now()
    say(artefact.label)
    await artefact.make()
    writeFileSync(artefact.marker, hash)
    say(`${artefact.label}: done in ${((performance.now() - startedAt) / 1000).toFixed(1)} s`)
  })
}

function isFresh({ inputs, output, marker }: Artefact): boolean {
  return existsSync(output) && existsSync(marker) && readFileSync(marker, 'utf8') === hashOf(inputs)
}

function hashOf(inputs: string[]): string {
  const hash = createHash('sha256')
  for (const file of inputs.flatMap(filesOf)) hash.update(file).update('\0').update(readFileSync(file))
  return hash.digest('hex')
}

function filesOf(input: string): string[] {
  if (!existsSync(input)) return []
  if (statSync(input).isFile()) return [input]
  return readdirSync(input, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$|^\./.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort()
}
