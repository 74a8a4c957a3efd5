import { createHash } from 'node:crypto'
import { chmodSync, chownSync, lstatSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { say } from '../log.ts'
import { copyBinaries, packagedBinaries, type Binaries } from './binaries.ts'
import { mayEnter, serverUser, type ServerUser } from './server-user.ts'

/** Where one database lives and who runs it. */
export interface Place {
  binaries: Binaries
  /** The server's `data` folder and `server.log` are in here. */
  home: string
  user: ServerUser
}

/** Used when root runs a clone below a closed folder (`/root/…`): the server's account cannot enter that. */
const OPEN_PARENTS = ['/var/lib/mediaport', path.join(tmpdir(), 'mediaport-root')]

/**
 * Prefers `directory/cluster` and the binaries in node_modules. Where the server's account cannot enter one of them, it
 * lives in an open place instead, in a folder named after `directory` and the instance: removing `directory` still means
 * to start empty, and two clones never share one.
 */
export function preparePlace(directory: string, instanceId: string): Place {
  const packaged = packagedBinaries()
  const inside = path.join(directory, 'cluster')
  const user = serverUser(inside)
  if (!user) return { binaries: packaged, home: own(inside, user), user }
  const binaries = mayEnter(user, packaged.root) ? packaged : copyBinaries(packaged, openParent())
  if (mayEnter(user, directory)) return { binaries, home: own(inside, user), user }
  const outside = path.join(openParent(), outsideName(directory, instanceId))
  say(`The account of the server may not enter ${directory}: its data is in ${outside}`)
  return { binaries, home: own(outside, user), user }
}

const outsideName = (directory: string, instanceId: string) =>
  `database-${createHash('sha256').update(`${directory}\n${instanceId}`).digest('hex').slice(0, 12)}`

function own(home: string, user: ServerUser): string {
  mkdirSync(home, { recursive: true })
  if (user) chownSync(home, user.uid, user.gid)
  return home
}

function openParent(): string {
  const refusals: string[] = []
  for (const parent of OPEN_PARENTS) {
    try {
      mkdirSync(parent, { recursive: true })
      // A folder that somebody else laid out in a public place could be swapped under a running server.
      if (lstatSync(parent).uid !== process.getuid?.()) throw new Error(`${parent} belongs to another account`)
      chmodSync(parent, 0o755)
      return parent
    } catch (error) {
      refusals.push(String(error))
    }
  }
  throw new Error(
    `PostgreSQL needs a folder that its own account may enter: ${refusals.join('; ')}. ` +
      'Clone outside of a closed home directory, or set DATABASE_URL.',
  )
}
