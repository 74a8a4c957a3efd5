import { authorize } from '../../sandbox/amazon/auth/grants.ts'
import { copyWorld } from '../../sandbox/amazon/control/copy-world.ts'
import type { FaultEffect } from '../../sandbox/amazon/control/faults.ts'
import { startAmazonSandbox, type AmazonSandbox } from '../../sandbox/amazon/server.ts'
import { seedSeller } from '../../sandbox/amazon/state/seed-seller.ts'
import type { Seller } from '../../sandbox/amazon/state/seller.ts'
import { sellerSeed } from '../scene/seller-seed.ts'
import { publicUrl, servePictures, type FetchedPictures } from './fetched-pictures.ts'
import { sellerView } from './seller-view.ts'
import type { Platform, RequestFault, StandIn, StandInOptions } from './stand-in.ts'

const publicHost = new URL(publicUrl).hostname

export const amazonPlatform: Platform = {
  // Six SKUs are too few for a feed, unless the operator says so.
  otherWays: [{ name: 'in bulk', settings: { AMAZON_FEED_FROM: '1' } }],
  async open(options, folder) {
    const pictures = await servePictures()
    const sandbox = await startSandbox(options)
    const seller = await seedSeller(sandbox.world, await sellerSeed(folder))
    const { refreshToken } = authorize(sandbox.world, seller)
    const { sellerId, listings } = seller
    return {
      standIn: {
        ...standInOf(sandbox, options, pictures.hosts[publicHost] ?? ''),
        close: () => closeAll(sandbox, pictures),
      },
      script: ['chaos/scene/prepare-seller-export.ts', sellerId, refreshToken, ...listings.keys()],
      async copy(copyOptions) {
        const copy = await startSandbox(copyOptions)
        copyWorld(sandbox.world, copy.world)
        return standInOf(copy, copyOptions, pictures.hosts[publicHost] ?? '')
      },
    }
  },
}

export interface SellerStandIn extends StandIn {
  readonly world: AmazonSandbox['world']
  readonly seller: Seller
}

/** The stand-in of a case on Amazon, with all that it has beside. */
export function onAmazon({ standIn }: { readonly standIn: StandIn }): SellerStandIn {
  if (!isSeller(standIn)) throw new Error(`an experiment for Amazon met ${standIn.channel}`)
  return standIn
}

function isSeller(standIn: StandIn): standIn is SellerStandIn {
  return standIn.channel === 'amazon'
}

/** Amazon's own work on pictures comes after the end of an export, and is left out. */
function startSandbox({ identity, contents, clock }: StandInOptions): Promise<AmazonSandbox> {
  const application = { ...identity.amazon, redirectUris: [], loginUri: `${publicUrl}/connect/amazon/login` }
  const settings = { processesImages: false, echoMs: 1500, feedQueueMs: 8000, feedMessageMs: 100 }
  return startAmazonSandbox({ contents, clock, application, settings })
}

function standInOf(sandbox: AmazonSandbox, { identity }: StandInOptions, picturesUrl: string): SellerStandIn {
  const { world, url } = sandbox
  const [seller] = world.sellers.values()
  if (!seller) throw new Error('the stand-in has no seller')
  const { clientId, clientSecret, applicationId } = identity.amazon
  return {
    channel: 'amazon',
    ...{ world, seller, clock: world.clock },
    environment: {
      SANDBOX_AMAZON_URL: url,
      AMAZON_CLIENT_ID: clientId,
      AMAZON_CLIENT_SECRET: clientSecret,
      AMAZON_APPLICATION_ID: applicationId,
      // Where the app finds its own pictures.
      SHOPIFY_APP_URL: picturesUrl,
      PUBLIC_URL: publicUrl,
    },
    setGate: (gate) => void (world.gate = gate),
    kindOf: ({ place, name }) => (place === 'api' ? name : place === 'token' || place === 'document' ? place : null),
    strike: (kind, fault) =>
      kind === 'token' || kind === 'document'
        ? world.faults.add({ place: kind, effect: withoutQuota(fault) })
        : world.faults.add({ place: 'api', name: kind, effect: fault }),
    look: () => sellerView(seller, publicHost),
    goAway: () => sandbox.goAway(),
    comeBack: () => sandbox.comeBack(),
    close: () => sandbox.close(),
  }
}

/** Signing in and storage have no quota of Amazon's kind. */
function withoutQuota(fault: RequestFault): FaultEffect {
  return fault.kind === 'throttled' ? { kind: 'status', status: 429 } : fault
}

async function closeAll(sandbox: AmazonSandbox, pictures: FetchedPictures): Promise<void> {
  await Promise.all([sandbox.close(), pictures.close()])
}
