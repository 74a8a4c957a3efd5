import { z } from 'zod'
import type { GeneratedAssetFacts } from '../../sandbox/pictures/picture-set.ts'
import type { MediaportApi } from './api.ts'
import type { DemoPicture } from './picture-source.ts'
import { lookAt, type Look } from './look.ts'

export interface ImportedPicture {
  assetId: string
  fileName: string
  look: Look
}

const importedSchema = z.object({ asset: z.object({ id: z.string() }) })

/** Pictures are drawn or read, looked at and sent one after the other in this many lanes. */
const LANES = 3

/** Brings the pictures into the library, each with what its generator knows of it. The order is kept. */
export async function importPictures(api: MediaportApi, pictures: readonly DemoPicture[]): Promise<ImportedPicture[]> {
  const imported = new Map<DemoPicture, ImportedPicture>()
  const waiting = [...pictures]
  const work = async () => {
    for (let picture = waiting.shift(); picture; picture = waiting.shift()) {
      imported.set(picture, await importPicture(api, picture))
    }
  }
  await Promise.all(Array.from({ length: LANES }, work))
  return pictures.flatMap((picture) => imported.get(picture) ?? [])
}

async function importPicture(api: MediaportApi, picture: DemoPicture): Promise<ImportedPicture> {
  const bytes = await picture.read()
  const form = new FormData()
  if (picture.facts) {
    form.set('altText', altTextOf(picture.facts))
    form.set('metadata', JSON.stringify(picture.facts))
  }
  form.set('file', new File([Uint8Array.from(bytes)], picture.fileName, { type: picture.mimeType }))
  const { asset } = await api.post('/assets', form, importedSchema)
  return { assetId: asset.id, fileName: picture.fileName, look: await lookAt(bytes) }
}

function altTextOf({ asset_metadata: { product_name: product, variant, angle } }: GeneratedAssetFacts): string {
  const view = angle === 'lifestyle' ? 'in use' : `${angle} view`
  return `${product}${variant && ` in ${variant}`}, ${view}`
}
