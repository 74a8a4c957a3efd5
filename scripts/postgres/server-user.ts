import { spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'

/** The account that runs the server. `undefined`: the one that runs this process. */
export type ServerUser = { uid: number; gid: number } | undefined

/** PostgreSQL refuses to run as root; `nobody` exists on every system, so that no account has to be made. */
const STAND_INS = ['postgres', 'nobody']

/**
 * Chooses the account for a database in `home`. Root gives way to the owner of an existing database, else to a stand-in.
 *
 * @throws when this account may not touch the database that another account made.
 */
export function serverUser(home: string): ServerUser {
  const owner = existsSync(home) ? statSync(home) : undefined
  const uid = process.getuid?.()
  if (uid === undefined) return undefined
  if (uid !== 0) {
    if (owner && owner.uid !== uid) throw new Error(foreignDatabase(home, owner.uid, uid))
    return undefined
  }
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  return standIn()
}

/** Whether the account may enter a folder, asked of the system itself: modes, ACLs and closed parents all count. */
export function mayEnter(user: ServerUser, directory: string): boolean {
  return spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', directory], { ...user, cwd: '/', stdio: 'ignore' }).status === 0
}

function standIn(): { uid: number; gid: number } {
  for (const name of STAND_INS) {
    const [uid, gid] = ['-u', '-g'].map((flag) => spawnSync('id', [flag, name], { encoding: 'utf8' }))
    if (uid?.status === 0 && gid?.status === 0) return { uid: Number(uid.stdout), gid: Number(gid.stdout) }
  }
  throw new Error(
    `PostgreSQL does not run as root, and none of these accounts exists: ${STAND_INS.join(', ')}. ` +
      'Run as an ordinary user, add the account (useradd --system postgres), or set DATABASE_URL.',
  )
}

const foreignDatabase = (home: string, ownerUid: number, uid: number) =>
  `The database in ${home} belongs to the account with uid ${ownerUid}, and this process runs as uid ${uid}. ` +
  'Run as the account that made it (root, if it was root), remove the folder to start empty, or set DATABASE_URL.'
