import { afterAll, beforeAll, beforeEach, expect, it, vi, type MockInstance } from 'vitest'
import { prepareAppEnvironment, type AppEnvironment } from '../../support/app-environment.ts'

let environment: AppEnvironment
let logged: MockInstance

beforeAll(async () => {
  environment = await prepareAppEnvironment()
})

beforeEach(async () => {
  const { log } = await import('../../../app/log.server.ts')
  logged = vi.spyOn(log, 'error').mockReset()
})

afterAll(() => environment.close())

/** As Remix does with what a route throws. */
async function report(error: unknown, signal?: AbortSignal) {
  const { handleError } = await import('../../../app/report-failure.server.ts')
  const request = new Request('https://app.example/app/library?id_token=s3cret', { method: 'POST', signal })
  handleError(error, { request, params: {}, context: {} })
}

it('tells the log of what no route foresaw, with its cause, and no query', async () => {
  const error = new Error('not saved', { cause: new Error('disk full') })
  await report(error)
  expect(logged).toHaveBeenCalledExactlyOnceWith(
    { err: error, method: 'POST', path: '/app/library' },
    expect.any(String),
  )
})

it('is silent about refusals, which are answers', async () => {
  await report({ status: 404, statusText: 'Not Found', internal: false, data: { message: 'There is no such draft.' } })
  expect(logged).not.toHaveBeenCalled()
})

it('is silent about what failed because nobody waits for it any more', async () => {
  await report(new Error('aborted'), AbortSignal.abort())
  expect(logged).not.toHaveBeenCalled()
})
