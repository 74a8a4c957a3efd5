import { expect, it } from 'vitest'
import { ConnectorError } from '../../core/channel/connector-error.ts'
import { inHalves } from './in-halves.ts'

const rows = Array.from({ length: 100 }, (_, index) => index)
const failure = (platformCode: string) => new ConnectorError('unavailable', 'no', { platformCode })

/** Fails with more rows than the host can cope with; notes how many it was given each time. */
function host(most: number, error: ConnectorError) {
  const sizes: number[] = []
  const work = (given: readonly number[]) => {
    sizes.push(given.length)
    return given.length > most ? Promise.reject(error) : Promise.resolve(given)
  }
  return { sizes, work }
}

it('works on everything at once where the host copes', async () => {
  const { sizes, work } = host(100, failure('HTTP 504'))
  expect((await inHalves(rows, work)).flat()).toEqual(rows)
  expect(sizes).toEqual([100])
})

it('halves what is too much, and keeps the order', async () => {
  const { sizes, work } = host(30, failure('internal_server_error'))
  expect((await inHalves(rows, work)).flat()).toEqual(rows)
  expect(sizes).toEqual([100, 50, 25, 25, 50, 25, 25])
})

it('gives up where few rows fail too, without trying the others', async () => {
  const { sizes, work } = host(0, failure('TIMEOUT'))
  await expect(inHalves(rows, work)).rejects.toMatchObject({ code: 'unavailable' })
  expect(sizes).toEqual([100, 50, 25, 13, 7])
})

it.each(['HTTP 503', 'rest_no_route', 'ECONNREFUSED'])('does not halve because of %s', async (platformCode) => {
  const { sizes, work } = host(30, failure(platformCode))
  await expect(inHalves(rows, work)).rejects.toThrow('no')
  expect(sizes).toEqual([100])
})
