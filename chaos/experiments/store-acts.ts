import { actAsMerchant } from '../../sandbox/woocommerce/control/merchant.ts'
import type { Product } from '../../sandbox/woocommerce/state/model.ts'
import { onStore } from '../platforms/woocommerce.ts'
import type { Case } from '../stage/open-case.ts'
import { countingGate } from '../stage/passing-requests.ts'
import { accessWithdrawn } from './access-withdrawn.ts'
import type { Experiment, Reference } from './experiment.ts'
import { wordsFor } from './merchant-acts.ts'
import { withCase, type ItemEnd } from './with-case.ts'

const victim = 'Mug 4'

interface Act {
  readonly group: string
  /** Just before the store acts on the first request of this kind. */
  readonly kind: string
  act(stage: Case, product: Product): Promise<unknown>
  readonly ends: ItemEnd
}

/** What others do to a store while the export runs; with keys there are no uploads. */
export function storeActs({ requests }: Pick<Reference, 'requests'>): Experiment[] {
  const passing = (kinds: string[]) => kinds.filter((kind) => requests.includes(kind))
  const acts = passing(['media.upload', 'products.update', 'variations.batch']).flatMap((kind): Act[] => [
    {
      ...{ group: 'product deleted meanwhile', kind },
      // The first batch of variations is of any product. One that had not looked before it finds a change, and then all of it
      // gone; one that had is refused.
      ends: { state: 'failed', code: kind === 'variations.batch' ? ['listing_gone', 'not_found'] : 'not_found' },
      act: (stage, { id: productId }) => merchant(stage, { action: 'delete-product', productId }),
    },
    {
      ...{ group: 'variation deleted meanwhile', kind, ends: { state: 'failed', code: 'not_found' } },
      act: (stage, { id }) => merchant(stage, { action: 'delete-variation', variationId: variationOf(stage, id) }),
    },
  ])
  return [...acts.map(toExperiment), ...passing(['products.list', 'media.upload', 'products.update']).map(revokedAt)]
}

function toExperiment({ group, kind, act, ends }: Act): Experiment {
  return {
    ...{ group, kind },
    name: `${group}: ${kind}`,
    run: (lab) =>
      withCase(
        lab,
        async (stage) => {
          const { standIn } = stage
          standIn.setGate(
            countingGate(standIn, {
              before: async (passing, ordinal) => {
                if (passing === kind && ordinal === 1) await act(stage, productNamed(stage, victim))
              },
            }),
          )
          stage.startWorker()
          await stage.finished()
          return [ends.code].flat().flatMap(wordsFor)
        },
        { items: { [victim]: ends }, products: [victim], unusedFiles: true },
      ),
  }
}

function merchant(stage: Case, action: Parameters<typeof actAsMerchant>[2]): Promise<unknown> {
  const { world, site } = onStore(stage)
  return actAsMerchant(world, site, action)
}

function productNamed(stage: Case, name: string): Product {
  const product = [...onStore(stage).site.data.products.values()].find((each) => each.name === name)
  if (!product) throw new Error(`no ${name}`)
  return product
}

function variationOf(stage: Case, productId: number): number {
  const variations = [...onStore(stage).site.data.variations.values()]
  return variations.find(({ parentId }) => parentId === productId)?.id ?? 0
}

/** The password, or the keys, are withdrawn: everything waits, nothing fails, and with the password back it goes on by itself. */
function revokedAt(kind: string): Experiment {
  return accessWithdrawn({
    ...{ group: 'access revoked', kind },
    withdraw: (stage) => {
      const { data } = onStore(stage).site
      const { applicationPasswords, keys } = data
      const withdrawn = { passwords: new Map(applicationPasswords), keys: new Map(keys) }
      applicationPasswords.clear()
      keys.clear()
      return () => {
        for (const [uuid, password] of withdrawn.passwords) applicationPasswords.set(uuid, password)
        for (const [id, pair] of withdrawn.keys) keys.set(id, pair)
        return stage.database.renewConnection()
      }
    },
  })
}
