import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startEmbeddedPostgres } from '../../../scripts/postgres/embedded.ts'
import { serverUser } from '../../../scripts/postgres/server-user.ts'
import { runStatement } from '../../../scripts/postgres/statement.ts'
import { aDatabaseFolder, answers, holdInAnotherProcess, serverFacts } from './postgres-folder.ts'

let folder: string
let remove: () => Promise<void>
beforeEach(async () => {
  ;({ folder, remove } = await aDatabaseFolder())
})
afterEach(() => remove())

const start = () => startEmbeddedPostgres({ directory: folder })
const portOf = (url: string) => Number(new URL(url).port)

describe('the embedded PostgreSQL', () => {
  it('keeps its data and its port from one start to the next, and is gone in between', async () => {
    const first = await start()
    await runStatement(first.url('postgres'), 'CREATE TABLE kept AS SELECT 42 AS answer')
    await first.stop()
    expect(await answers(first.url('postgres'))).toBe(false)

    const second = await start()
    expect(second.url('postgres')).toBe(first.url('postgres'))
    expect(await runStatement(second.url('postgres'), 'SELECT answer FROM kept')).toEqual([{ answer: 42 }])
    await second.stop()
  })

  it('starts again after the server was killed, without losing what was committed', async () => {
    const killed = await start()
    await runStatement(killed.url('postgres'), 'CREATE TABLE kept AS SELECT 42 AS answer')
    process.kill((await serverFacts(killed.url('postgres'))).pid, 'SIGKILL')

    const next = await start()
    expect(await runStatement(next.url('postgres'), 'SELECT answer FROM kept')).toEqual([{ answer: 42 }])
    await next.stop()
  })

  it('adopts the server of a process that was killed, and stops it at the end', async () => {
    const killed = await holdInAnotherProcess(folder)
    killed.process.kill('SIGKILL')
    await once(killed.process, 'close')
    expect(await answers(killed.url)).toBe(true)

    const heir = await start()
    expect(heir.url('postgres')).toBe(killed.url)
    await heir.stop()
    expect(await answers(killed.url)).toBe(false)
  })

  it('is shared by processes that start it at once, until the last one leaves', async () => {
    const [one, two, three] = await Promise.all([
      holdInAnotherProcess(folder),
      holdInAnotherProcess(folder),
      holdInAnotherProcess(folder),
    ])
    expect(new Set([one.url, two.url, three.url]).size).toBe(1)
    await one.leave()
    await three.leave()
    expect(await answers(two.url)).toBe(true)
    await two.leave()
    expect(await answers(two.url)).toBe(false)
  })

  it('starts when the pid in a stale pid file belongs to another program of the same account', async () => {
    const first = await start()
    const { data } = await serverFacts(first.url('postgres'))
    await first.stop()
    const stranger = spawn('sleep', ['600'], { ...serverUser(path.dirname(data)) })
    await once(stranger, 'spawn')
    await writeFile(
      path.join(data, 'postmaster.pid'),
      [stranger.pid, data, 1, portOf(first.url('postgres'))].join('\n'),
    )

    const second = await start()
    expect(await answers(second.url('postgres'))).toBe(true)
    await second.stop()
    expect(stranger.exitCode).toBeNull()
    stranger.kill()
  })

  it('moves to a free port when its own is taken', async () => {
    const first = await start()
    await first.stop()
    const squatter = createServer().listen(portOf(first.url('postgres')), '127.0.0.1')
    await once(squatter, 'listening')

    const second = await start()
    expect(portOf(second.url('postgres'))).not.toBe(portOf(first.url('postgres')))
    expect(await answers(second.url('postgres'))).toBe(true)
    await second.stop()
    squatter.close()
  })

  it('names the cause and the way out when it cannot start', async () => {
    const first = await start()
    const { data } = await serverFacts(first.url('postgres'))
    await first.stop()
    await appendFile(path.join(data, 'postgresql.conf'), '\nshared_buffers = lots\n')
    await expect(start()).rejects.toThrow(/invalid value for parameter "shared_buffers": "lots"[\s\S]*DATABASE_URL/)
  })
})
