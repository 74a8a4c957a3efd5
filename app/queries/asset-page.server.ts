import { assetFactsSchema, type AssetFacts } from '../core/assets/asset-facts.ts'
import { channelLabels } from '../core/channel/channel.ts'
import { AppError } from '../core/errors.ts'
import {
  assetAttributesSchema,
  generationSchema,
  type AssetAttributes,
  type Generation,
} from '../core/library/asset-metadata.ts'
import { db } from '../db.server.ts'
import { isRecordId } from '../core/record-id.ts'
import { mediaUrls } from '../secrets.server.ts'
import { shopTimeZone } from './shop-time-zone.server.ts'

export interface AssetPage {
  readonly id: string
  readonly title: string
  readonly altText: string
  readonly tags: readonly string[]
  readonly fileName: string
  readonly mimeType: string
  readonly byteSize: number
  readonly createdAt: string
  readonly source: string
  readonly sourceRef: string | null
  /** Null where they were stored in a shape that is no longer read. */
  readonly facts: AssetFacts | null
  readonly attributes: AssetAttributes
  readonly generation: Generation | null
  readonly previewUrl: string
  readonly timeZone: string
  readonly usedBy: readonly AssetUse[]
  /** Accounts in which an export has placed it. */
  readonly liveOn: readonly string[]
}

export interface AssetUse {
  readonly productId: string
  readonly title: string
  /** Where on the product: all of it, option values, or variants. */
  readonly places: readonly { readonly role: string; readonly label: string | null }[]
}

/** Throws `AppError` (not_found). */
export async function assetPage(workspaceId: string, shopDomain: string, assetId: string): Promise<AssetPage> {
  const asset = isRecordId(assetId) ? await findAsset(workspaceId, assetId) : null
  if (!asset) {
    throw new AppError('not_found', `no asset ${assetId}`, {
      userMessage: 'This picture is no longer in the library.',
    })
  }
  const timeZone = await shopTimeZone(workspaceId, shopDomain)
  const { byteSize, createdAt, facts, attributes, generation, mappings, remoteFiles, ...plain } = asset
  const accounts = remoteFiles.map(({ connection }) => `${channelLabels[connection.channel]} · ${connection.label}`)
  return {
    ...plain,
    byteSize: Number(byteSize),
    createdAt: createdAt.toISOString(),
    facts: assetFactsSchema.safeParse(facts).data ?? null,
    attributes: assetAttributesSchema.safeParse(attributes).data ?? {},
    generation: generationSchema.safeParse(generation).data ?? null,
    previewUrl: mediaUrls.url(workspaceId, asset.id, asset.kind === 'video' ? 'original' : 'preview'),
    timeZone,
    usedBy: groupByProduct(mappings),
    liveOn: [...new Set(accounts)],
  }
}

/** A swatch may be assigned to very many products; the page says who, not everyone. */
const maxUsesShown = 200

function findAsset(workspaceId: string, assetId: string) {
  return db.asset.findUnique({
    where: { id: assetId, workspaceId },
    select: {
      id: true,
      kind: true,
      title: true,
      altText: true,
      tags: true,
      fileName: true,
      mimeType: true,
      byteSize: true,
      createdAt: true,
      source: true,
      sourceRef: true,
      facts: true,
      attributes: true,
      generation: true,
      mappings: {
        where: { accepted: true },
        take: maxUsesShown,
        orderBy: { product: { title: 'asc' } },
        select: {
          role: true,
          target: true,
          optionValue: true,
          variant: { select: { title: true } },
          product: { select: { id: true, title: true } },
        },
      },
      remoteFiles: { select: { connection: { select: { channel: true, label: true } } } },
    },
  })
}

type UseRow = NonNullable<Awaited<ReturnType<typeof findAsset>>>['mappings'][number]

function groupByProduct(rows: readonly UseRow[]): AssetUse[] {
  const byProduct = Map.groupBy(rows, ({ product }) => product.id)
  return [...byProduct].map(([productId, uses]) => ({
    productId,
    title: uses[0]?.product.title ?? '',
    places: uses.map(({ role, target, optionValue, variant }) => ({
      role,
      label: target === 'product' ? null : target === 'option' ? optionValue : (variant?.title ?? null),
    })),
  }))
}
