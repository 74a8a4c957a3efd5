// Dependency-free, and runs on the system's Node: this is what installs everything else.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** Installs the packages of package-lock.json unless node_modules already holds exactly these. */
export function ensureInstalled() {
  const reason = whatIsMissing()
  if (!reason) return
  process.stderr.write(`▸ Installing packages (npm ci): ${reason}\n`)
  const npm = process.env.npm_execpath
  const command = npm ? process.execPath : 'npm'
  const args = ['ci', '--no-audit', '--no-fund', '--include=dev', '--include=optional', '--loglevel=error']
  const { status, error } = spawnSync(command, npm ? [npm, ...args] : args, { stdio: ['ignore', 2, 2] })
  if (status === 0) return
  process.stderr.write(
    `▸ npm ci failed${error ? `: ${error.message}` : ''}. Its reason is above; the registry must be reachable.\n`,
  )
  process.exit(1)
}

/** npm writes what it installed to node_modules/.package-lock.json at the very end, so half an installation has none. */
function whatIsMissing() {
  const wanted = JSON.parse(readFileSync('package-lock.json', 'utf8')).packages
  const installed = readInstalled()
  if (!installed) return 'nothing is installed yet'
  const changed = Object.keys(wanted).find((name) => name !== '' && !isInstalled(wanted[name], installed[name]))
  return changed && `${changed.replace(/^.*node_modules\//, '')} differs from package-lock.json`
}

function readInstalled() {
  try {
    return JSON.parse(readFileSync('node_modules/.package-lock.json', 'utf8')).packages
  } catch (error) {
    if (error.code === 'ENOENT') return null
    throw error
  }
}

/** An optional package that is absent belongs to another platform. */
function isInstalled(wanted, installed) {
  return installed
    ? installed.version === wanted.version && installed.integrity === wanted.integrity
    : Boolean(wanted.optional)
}
