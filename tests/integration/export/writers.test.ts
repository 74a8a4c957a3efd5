import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { SharedWriting } from '../../../app/core/channel/export-step.ts'
import { prepareAppEnvironment, type AppEnvironment } from '../../support/app-environment.ts'
import { aPopulatedWorkspace, type PopulatedWorkspace } from '../../support/a-populated-workspace.ts'

let environment: AppEnvironment
let services: Awaited<ReturnType<typeof loadServices>>
let seller: string
let told: string[]

async function loadServices() {
  return {
    ...(await import('../../../app/db.server.ts')),
    ...(await import('../../../app/pipeline/lane/lease.server.ts')),
    ...(await import('../../../app/pipeline/lane/write-in-turn.server.ts')),
  }
}

beforeAll(async () => {
  environment = await prepareAppEnvironment()
  services = await loadServices()
})

afterAll(() => environment.close())

beforeEach(() => {
  seller = randomUUID()
  told = []
})

interface Lane {
  readonly place: PopulatedWorkspace
  readonly turn: Parameters<typeof services.writeInTurn>[0]
  /** Writes alone or with others, and ends when told to. */
  write(name: string, alone: boolean, until?: Promise<void>): Promise<void>
}

/** A lane with an export under way that writes to what the others of its seller write to. */
async function aLane(): Promise<Lane> {
  const place = await aPopulatedWorkspace({ shop: `${randomUUID()}.myshopify.com` })
  await services.db.exportRun.update({ where: { id: place.runId }, data: { state: 'running' } })
  const lease = await services.acquireLease(place.connectionId)
  if (!lease) throw new Error('somebody has the lane')
  const writesTo = (alone: boolean): SharedWriting => ({ name: seller, alone })
  const run = { id: place.runId, workspaceId: place.workspaceId }
  const stopping = new AbortController().signal
  const turn = { lease, run, stopping, connector: { steps: [{ writesTo: writesTo(true) }] } }
  return {
    ...{ place, turn },
    write: (name, alone, until) =>
      services.writeInTurn(turn, { writesTo: writesTo(alone) }, async () => {
        told.push(`${name} begins`)
        await until
        told.push(`${name} ends`)
      }),
  }
}

const noteOf = ({ place: { connectionId } }: Lane) =>
  services.db.lane.findUniqueOrThrow({
    where: { connectionId },
    select: { writesTo: true, writesAlone: true },
  })

describe('lanes that write to the same things', () => {
  it('write at once where none must be alone', async () => {
    const [one, other] = [await aLane(), await aLane()]
    const held = Promise.withResolvers<void>()
    const first = one.write('one', false, held.promise)
    await expect.poll(() => told).toEqual(['one begins'])
    await other.write('other', false)
    held.resolve()
    await first
    expect(told).toEqual(['one begins', 'other begins', 'other ends', 'one ends'])
  })

  it('let one that must be alone go between them: it waits for who is there, and nobody else begins', async () => {
    const [one, feed, late] = [await aLane(), await aLane(), await aLane()]
    const held = Promise.withResolvers<void>()
    const first = one.write('one', false, held.promise)
    await expect.poll(() => told).toEqual(['one begins'])
    const alone = feed.write('feed', true)
    await expect.poll(() => noteOf(feed)).toEqual({ writesTo: seller, writesAlone: true })
    const last = late.write('late', false)
    held.resolve()
    await Promise.all([first, alone])
    await last
    expect(told).toEqual(['one begins', 'one ends', 'feed begins', 'feed ends', 'late begins', 'late ends'])
    expect(await noteOf(feed)).toEqual({ writesTo: null, writesAlone: false })
  })

  it('wait for one whose worker died until its next owner has looked for what it had begun', async () => {
    const [dead, feed] = [await aLane(), await aLane()]
    const cut = Promise.withResolvers<void>()
    const never = expect(dead.write('dead', false, cut.promise)).rejects.toThrow('killed')
    await expect.poll(() => told).toEqual(['dead begins'])
    cut.reject(new Error('killed'))
    await never
    const alone = feed.write('feed', true)
    await expect.poll(() => noteOf(feed)).toEqual({ writesTo: seller, writesAlone: true })
    expect(told).toEqual(['dead begins'])
    await services.endWriting(dead.turn)
    await alone
    expect(told).toEqual(['dead begins', 'feed begins', 'feed ends'])
  })

  it('do not wait for one that nobody will take up again', async () => {
    const [dead, feed] = [await aLane(), await aLane()]
    const cut = Promise.withResolvers<void>()
    const never = expect(dead.write('dead', true, cut.promise)).rejects.toThrow('killed')
    await expect.poll(() => told).toEqual(['dead begins'])
    cut.reject(new Error('killed'))
    await never
    await services.db.exportRun.update({ where: { id: dead.place.runId }, data: { state: 'paused' } })
    await feed.write('feed', true)
    expect(told).toEqual(['dead begins', 'feed begins', 'feed ends'])
  })

  it('stop waiting where their export is paused', async () => {
    const [one, feed] = [await aLane(), await aLane()]
    const held = Promise.withResolvers<void>()
    const first = one.write('one', false, held.promise)
    await expect.poll(() => told).toEqual(['one begins'])
    const alone = expect(feed.write('feed', true)).rejects.toMatchObject({ name: 'StopAsked' })
    await services.db.exportRun.update({ where: { id: feed.place.runId }, data: { state: 'pausing' } })
    await alone
    held.resolve()
    await first
    expect(told).toEqual(['one begins', 'one ends'])
  })
})
