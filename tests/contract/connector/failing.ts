import { expect, it } from 'vitest'
import { ConnectorError, type ConnectorErrorCode } from '../../../app/core/channel/connector-error.ts'
import { verify } from '../../../app/core/export/verify.ts'
import { anEntry, keyOf } from '../mapped-pictures.ts'
import type { ContractRun } from './contract-run.ts'

/** Lost answers, refusals, and what was left half done. */
export function contractOfFailing(run: ContractRun): void {
  it('finds the files of a lost answer instead of making them twice', async () => {
    run.harness.loseCreationAnswer()
    const { change, files, after } = await run.exportTo(run.harness.listings.empty, [
      anEntry(1),
      anEntry(2, { position: 1 }),
    ])
    expect(verify(change, after, files)).toEqual([])
    expect(run.harness.createdFiles()).toHaveLength(2)
  })

  it('recovers nothing where nothing happened', async () => {
    const { change, listing } = await run.planFor(run.harness.listings.empty, [anEntry(1)], new Map())
    const [step] = run.connector.steps
    const work = {
      itemId: 'i',
      listingRemoteId: listing.remoteId,
      change,
      snapshot: listing,
      current: listing,
      files: new Map(),
      onTheirWay: new Set<string>(),
    }
    const [call] = step!.plan([work])
    const context = {
      signal: new AbortController().signal,
      listing: () => listing,
      openRendition: () => Promise.reject(new Error('no bytes')),
      pictureUrl: () => Promise.reject(new Error('no address')),
      uploaded: () => undefined,
      throwIfStopping: () => Promise.resolve(),
    }
    expect(await step!.recover(call!, context)).toBeNull()
  })

  it('plans the same call with the same key', async () => {
    const item = await run.planFor(run.harness.listings.empty, [anEntry(1)], new Map())
    const keys = [1, 2].map(
      () =>
        run.connector.steps[0]!.plan([
          {
            itemId: 'i',
            listingRemoteId: item.listing.remoteId,
            change: item.change,
            snapshot: item.listing,
            current: item.listing,
            files: new Map(),
            onTheirWay: new Set(),
          },
        ])[0]?.key,
    )
    expect(keys[0]).toBe(keys[1])
  })

  it('waits out a throttled request', async () => {
    run.harness.throttleOnce()
    expect((await run.observeOne(run.harness.listings.gallery)).media).toHaveLength(2)
  })

  it('says so when the credentials are refused', async () => {
    run.harness.expireCredentials()
    await expect(run.connector.observe([run.harness.listings.gallery])).rejects.toSatisfy(
      isConnectorError('auth_expired'),
    )
  })

  it('fails the item of a picture that the platform refuses, and leaves no remains', async () => {
    const { empty, other } = run.harness.listings
    run.harness.rejectPicture('picture-1')
    const items = [await run.planFor(empty, [anEntry(1)], new Map()), await run.planFor(other, [anEntry(2)], new Map())]
    const { failures, files } = await run.drive(items)
    expect(failures.map(({ itemId, renditionKey }) => [itemId, renditionKey])).toEqual([[empty, keyOf(1)]])
    expect(failures[0]?.error).toSatisfy(isConnectorError('rejected'))
    expect(verify(items[1]!.change, await run.observeOne(other), files)).toEqual([])
    expect(run.harness.createdFiles().map(({ name }) => name)).toEqual(['picture-2-key2.jpg'])
  })

  it('finishes a gallery that was left half done', async () => {
    const { gallery } = run.harness.listings
    const entries = [anEntry(1, { role: 'hero' }), anEntry(2, { position: 1 })]
    const item = await run.planFor(gallery, entries, new Map())
    const half = { ...run.connector, steps: run.connector.steps.slice(0, Math.floor(run.connector.steps.length / 2)) }
    const { files } = await run.drive([item], undefined, half)
    const current = { ...item, listing: await run.observeOne(gallery) }
    await run.drive([current], files)
    expect(verify(item.change, await run.observeOne(gallery), files)).toEqual([])
    expect(run.harness.createdFiles()).toHaveLength(2)
  })
}

function isConnectorError(code: ConnectorErrorCode) {
  return (error: unknown) => error instanceof ConnectorError && error.code === code
}
