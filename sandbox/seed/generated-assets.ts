import { generatePicture } from '../pictures/generate-picture.ts'
import { picturesFor, type GeneratedAsset } from '../pictures/picture-set.ts'
import { DEMO_CATALOGUE } from './demo-catalogue.ts'
import { coloursOf, subject } from './merchant-pictures.ts'

/** A picture as the marketing suite hands it over: bytes, name, and what it knows about them. */
export interface GeneratedFile extends GeneratedAsset {
  bytes: Buffer
}

/** Products of the demo shop that come without pictures of their own, or with a few. */
const GENERATED_FOR = ['Everyday Organic Tee', 'Stoneware Mug', 'Trail Cap', 'Canvas Tote', 'Insulated Bottle']
const ANGLES = ['front', 'detail', 'lifestyle'] as const

/** The pictures of the demo: products × colours × angles, 2048 px square, with prompt and attributes. Nothing is drawn yet. */
export function listGeneratedAssets(titles: readonly string[] = GENERATED_FOR): GeneratedAsset[] {
  return DEMO_CATALOGUE.filter(({ title }) => titles.includes(title)).flatMap((entry) =>
    picturesFor(subject(entry, coloursOf(entry)), { angles: ANGLES }),
  )
}

/** Draws the picture, or reads it where it was drawn before. */
export async function generateFile(asset: GeneratedAsset): Promise<GeneratedFile> {
  return { ...asset, bytes: await generatePicture(asset.spec) }
}
