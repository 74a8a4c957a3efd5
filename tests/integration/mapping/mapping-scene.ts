import { randomUUID } from 'node:crypto'
import { prepareAppEnvironment } from '../../support/app-environment.ts'

/** A workspace with one product (three colours, two sizes) in a draft, and what tests do with it. */
export async function aMappingScene() {
  const environment = await prepareAppEnvironment()
  const { db } = await import('../../../app/db.server.ts')

  const aWorkspace = async (name: string) => {
    const { id: workspaceId } = await db.workspace.create({ data: { name } })
    const { id: connectionId } = await db.connection.create({
      data: { workspaceId, channel: 'shopify', accountKey: name, label: name },
    })
    return { workspaceId, connectionId }
  }

  const aTee = async (workspaceId: string) => {
    const values = ['Red', 'Blue', 'Gray'].flatMap((Color) => ['S', 'L'].map((Size) => ({ Color, Size })))
    const variants = values.map(({ Color, Size }, position) => ({
      title: `${Color} / ${Size}`,
      sku: `HT01-${Color.toUpperCase()}-${Size}`,
      optionValues: { Color, Size },
      position,
    }))
    const options = [
      { name: 'Color', values: ['Red', 'Blue', 'Gray'] },
      { name: 'Size', values: ['S', 'L'] },
    ]
    const data = { workspaceId, title: 'Harbour Tee', handle: 'harbour-tee', options, variants: { create: variants } }
    return (await db.product.create({ data, select: { id: true } })).id
  }

  const anAsset = async (workspaceId: string, fileName: string, kind: 'image' | 'video' = 'image') => {
    const data = { workspaceId, fileName, kind, title: fileName, mimeType: 'image/jpeg', byteSize: 1, source: 'upload' }
    return (await db.asset.create({ data: { ...data, sha256: randomUUID(), facts: {} }, select: { id: true } })).id
  }

  const aDraft = async (workspaceId: string, connectionId: string, productIds: string[]) =>
    (await db.exportDraft.create({ data: { workspaceId, connectionId, productIds }, select: { id: true } })).id

  return { db, aWorkspace, aTee, anAsset, aDraft, close: () => environment.close() }
}

export type MappingScene = Awaited<ReturnType<typeof aMappingScene>>

export const red = { kind: 'option', optionName: 'Color', optionValue: 'Red' } as const
