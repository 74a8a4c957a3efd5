import { afterAll, beforeAll, describe, it, vi } from 'vitest'
import { killAt, type Moment } from './killed-store-worker.ts'
import { aStoreScene, type StoreScene } from './store-scene.ts'

// Each starts two worker processes, one after the other.
vi.setConfig({ testTimeout: 90_000 })

let scene: StoreScene

beforeAll(async () => {
  scene = await aStoreScene({ access: 'keys', products: 2 })
})

afterAll(() => scene.close())

describe('a worker that is killed while a store fetches pictures', () => {
  // Further views come with the first update of a product, and leave it with the second one.
  it.each<Moment>([
    { moment: 'after', name: 'products.update', from: 1, status: 'publish' },
    { moment: 'before', name: 'products.update', from: 2, status: 'publish' },
    { moment: 'after', name: 'products.update', from: 1, status: 'draft' },
    { moment: 'after', name: 'products.update', from: 2, status: 'draft' },
    { moment: 'after', name: 'variations.update', from: 1, status: 'publish' },
  ])('$moment an answer to $name $from $status: the next one ends the run as if nothing had happened', (moment) =>
    killAt(scene, moment),
  )
})
