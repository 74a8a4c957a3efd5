import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { replayApplicationPasswords } from './woocommerce/application-passwords.ts'
import { replayNpmClient } from './woocommerce/npm-client.ts'
import { readRecordings, type RecordedExchange } from './woocommerce/recordings.ts'
import { replayExchange } from './woocommerce/replay.ts'
import { reportOf, tally, type Result } from './tally.ts'
import { openStore, type Store } from './woocommerce/store.ts'
import { replayWcAuth } from './woocommerce/wc-auth.ts'

const recordings = readRecordings()

describe('the sandbox answers like the recorded WooCommerce', () => {
  if (!recordings) {
    test('says that it was skipped', () => {
      const message =
        'WooCommerce conformance skipped: no woocommerce-examples.json (set CONFORMANCE_DATA to its folder)'
      console.info(message)
      expect(message).toContain('skipped')
    })
    return
  }

  // One store for all: the recorder made one journey, and each part sees what the earlier ones left.
  let store: Store
  beforeAll(async () => {
    store = await openStore()
  })
  afterAll(() => store.close())

  const flowsBegan = recordings.rest.findIndex(({ id }) => id.startsWith('f'))

  test('products, pictures and media over REST', async () => {
    const results = await replayAll(store, recordings.rest.slice(0, flowsBegan))
    expectTally('REST, before the flows', results, { equal: 239, differing: 0, 'not offered': 1 })
  })

  test('keys granted by wc-auth', async () => {
    const results = await replayWcAuth(store, recordings.wc_auth_flow)
    expectTally('wc-auth', results, { equal: 38, differing: 0, 'not offered': 0 })
  })

  test('application passwords granted in the browser', async () => {
    const results = await replayApplicationPasswords(store, recordings.application_password_flow)
    expectTally('Application passwords', results, { equal: 11, differing: 0, 'not offered': 0 })
  })

  test('calls of WooCommerce’s own client', async () => {
    const results = await replayNpmClient(store, recordings.npm_client_1_0_2)
    expectTally('npm client', results, { equal: 29, differing: 0, 'not offered': 0 })
  })

  test('hosts that misbehave, and full objects, over REST', async () => {
    const results = await replayAll(store, recordings.rest.slice(flowsBegan))
    expectTally('REST, after the flows', results, { equal: 45, differing: 0, 'not offered': 5 })
  })
})

async function replayAll(store: Store, exchanges: readonly RecordedExchange[]): Promise<Result[]> {
  const results: Result[] = []
  for (const exchange of exchanges) results.push(await replayExchange(store, exchange))
  return results
}

function expectTally(title: string, results: Result[], expected: ReturnType<typeof tally>): void {
  console.info(reportOf(`WooCommerce recordings against the sandbox: ${title}`, results))
  expect(tally(results)).toEqual(expected)
}
