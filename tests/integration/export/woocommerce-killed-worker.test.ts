import { afterAll, beforeAll, describe, it, vi } from 'vitest'
import { killAt, type Moment } from './killed-store-worker.ts'
import { aStoreScene, type StoreScene } from './store-scene.ts'

// Each starts two worker processes, one after the other.
vi.setConfig({ testTimeout: 90_000 })

let scene: StoreScene

beforeAll(async () => {
  scene = await aStoreScene({ access: 'application_password', products: 2 })
})

afterAll(() => scene.close())

describe('a worker that is killed while it exports to a store', () => {
  it.each<Moment>([
    { moment: 'before', name: 'media.upload' },
    { moment: 'after', name: 'media.upload' },
    { moment: 'after', name: 'products.update' },
    { moment: 'after', name: 'variations.batch' },
  ])('$moment an answer to $name: the next one ends the run as if nothing had happened', (moment) =>
    killAt(scene, moment),
  )
})
