import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createEventParser } from '../../../app/components/export/event-stream-parser.ts'
import type { RunProgress } from '../../../app/core/export/export-view.ts'
import { aPopulatedWorkspace, type PopulatedWorkspace } from '../../support/a-populated-workspace.ts'
import { type AppEnvironment, prepareAppEnvironment } from '../../support/app-environment.ts'

let environment: AppEnvironment
let tenant: PopulatedWorkspace

beforeAll(async () => {
  environment = await prepareAppEnvironment()
  tenant = await aPopulatedWorkspace({ shop: 'stream.myshopify.com' })
})

afterAll(() => environment.close())

/** A page that follows the run: its events, one at a time, until it leaves. */
async function aFollower() {
  const { exportNotifications } = await import('../../../app/progress/export-notifications.server.ts')
  const { runProgressStream } = await import('../../../app/progress/run-progress-stream.ts')
  const { runProgress } = await import('../../../app/queries/run-progress.server.ts')
  const leaving = new AbortController()
  const reader = runProgressStream({
    read: () => runProgress(tenant.workspaceId, tenant.runId),
    subscribe: (listener) => exportNotifications.subscribe(tenant.runId, listener),
    signal: leaving.signal,
    onError: (error) => {
      throw error
    },
  }).getReader()
  const decoder = new TextDecoder()
  const parse = createEventParser()
  const waiting: RunProgress[] = []
  const next = async (): Promise<RunProgress> => {
    for (;;) {
      const ready = waiting.shift()
      if (ready) return ready
      const part = await reader.read()
      if (part.done) throw new Error('the stream ended')
      waiting.push(
        ...parse(decoder.decode(part.value, { stream: true })).map(({ data }) => JSON.parse(data) as RunProgress),
      )
    }
  }
  /** The first event that satisfies a condition. */
  const until = async (condition: (progress: RunProgress) => boolean) => {
    for (;;) {
      const progress = await next()
      if (condition(progress)) return progress
    }
  }
  return { next, until, leave: () => leaving.abort() }
}

async function move(imagesDone: number) {
  const { db } = await import('../../../app/db.server.ts')
  await db.exportItem.updateMany({ where: { runId: tenant.runId }, data: { imagesDone } })
  await db.$executeRaw`SELECT pg_notify('export_progress', ${tenant.runId})`
}

async function countListeners(): Promise<number> {
  const { db } = await import('../../../app/db.server.ts')
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS "count" FROM pg_stat_activity
    WHERE datname = current_database() AND application_name = 'progress'`
  return row?.count ?? 0
}

describe('the stream of a run', () => {
  test('begins with the whole state and goes on with what changed', async () => {
    const page = await aFollower()
    expect((await page.next()).items).toMatchObject([{ state: 'uploading', imagesDone: 0 }])
    await expect.poll(countListeners).toBe(1)
    await move(3)
    const news = await page.until(({ items }) => items.length > 0)
    expect(news.items).toMatchObject([{ imagesDone: 3 }])
    page.leave()
  })

  test('costs one connection however many pages follow, and none when they are gone', async () => {
    const pages = await Promise.all([aFollower(), aFollower(), aFollower()])
    await Promise.all(pages.map(({ next }) => next()))
    await expect.poll(countListeners).toBe(1)
    await move(5)
    for (const page of pages) await page.until(({ items }) => items[0]?.imagesDone === 5)
    for (const page of pages) page.leave()
    await expect.poll(countListeners).toBe(0)
  })

  test('of another workspace does not exist', async () => {
    const { runProgress } = await import('../../../app/queries/run-progress.server.ts')
    const other = await aPopulatedWorkspace({ shop: 'other.myshopify.com', productNumber: 2 })
    await expect(runProgress(other.workspaceId, tenant.runId)).rejects.toMatchObject({ code: 'not_found' })
    await expect(runProgress(other.workspaceId, 'no-id')).rejects.toMatchObject({ code: 'not_found' })
  })
})
