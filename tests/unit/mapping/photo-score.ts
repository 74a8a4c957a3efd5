import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { MappableProduct } from '../../../app/core/mapping/mapping.ts'
import type { DominantColour, Proposal, ProposableAsset } from '../../../app/core/mapping/proposal.ts'
import { inspectFile } from '../../../app/renditions/inspect-file.ts'

const labelledProductsSchema = z.array(
  z.object({
    title: z.string(),
    handle: z.string(),
    options: z.array(z.object({ name: z.string(), values: z.array(z.string()) })),
    variants: z.array(z.object({ sku: z.string(), optionValues: z.record(z.string(), z.string()) })),
    images: z.array(z.string()),
    truth: z.array(
      z.object({
        file: z.string(),
        variantOptionValues: z.record(z.string(), z.string()).nullable(),
        role: z.enum(['main', 'gallery']),
        foreign: z.boolean().optional(),
      }),
    ),
  }),
)

export type LabelledProduct = z.infer<typeof labelledProductsSchema>[number]

export async function readLabelledProducts(folder: string): Promise<LabelledProduct[]> {
  return labelledProductsSchema.parse(JSON.parse(await readFile(join(folder, 'products.json'), 'utf8')))
}

/** Every labelled picture, with nothing but its name and its pixels. */
export async function readPhotos(folder: string): Promise<ProposableAsset[]> {
  const labels = z
    .array(z.object({ file: z.string() }))
    .parse(JSON.parse(await readFile(join(folder, 'labels.json'), 'utf8')))
  return Promise.all(labels.map(({ file }) => readPhoto(folder, file)))
}

async function readPhoto(folder: string, file: string): Promise<ProposableAsset> {
  const fileName = file.split('/').at(-1) ?? file
  const dominantColours = await dominantColoursOf(join(folder, file))
  return { id: file, fileName, title: '', kind: 'image', attributes: {}, dominantColours }
}

/** As an import would store them. */
async function dominantColoursOf(path: string): Promise<readonly DominantColour[]> {
  const facts = await inspectFile(path)
  return facts.ok && facts.value.kind === 'image' ? facts.value.dominantColours : []
}

export function toMappable(product: LabelledProduct): MappableProduct {
  const variants = product.variants.map(({ sku, optionValues }) => ({ id: sku, title: sku, sku, optionValues }))
  return { id: product.handle, title: product.title, handle: product.handle, options: product.options, variants }
}

export interface Score {
  readonly pictures: number
  /** Right product and right option value (or rightly none). */
  readonly placed: number
  /** And the right answer to "is it the main picture". */
  readonly placedWithRole: number
  /** Confident (trusted) proposals that are wrong. */
  readonly confidentlyWrong: readonly string[]
  readonly misses: readonly string[]
}

/** Compares with the labels; a picture of another product counts as right when it is left out. */
export function score(products: readonly LabelledProduct[], proposals: readonly Proposal[], trusted: number): Score {
  const truths = products.flatMap((product) => product.truth.map((truth) => ({ product, truth })))
  const misses: string[] = []
  let placed = 0
  let placedWithRole = 0
  for (const { product, truth } of truths) {
    const proposal = proposals.find(({ assetId, productId }) => assetId === truth.file && productId === product.handle)
    const value = truth.variantOptionValues && Object.values(truth.variantOptionValues)[0]
    const right = truth.foreign ? !proposal : proposal !== undefined && valueOf(proposal) === (value ?? null)
    const rightRole = truth.foreign || (proposal?.role === 'hero') === (truth.role === 'main')
    if (right) placed += 1
    if (right && rightRole) placedWithRole += 1
    else misses.push(`${truth.file}: wanted ${value ?? '–'}/${truth.role}, got ${describe(proposal)}`)
  }
  const known = new Map(truths.map(({ product, truth }) => [`${product.handle} ${truth.file}`, truth]))
  const confidentlyWrong = proposals
    .filter((proposal) => proposal.confidence >= trusted)
    .filter((proposal) => {
      const truth = known.get(`${proposal.productId} ${proposal.assetId}`)
      const value = truth?.variantOptionValues && Object.values(truth.variantOptionValues)[0]
      return !truth || truth.foreign || valueOf(proposal) !== (value ?? null)
    })
    .map((proposal) => `${proposal.assetId}: ${describe(proposal)}`)
  return { pictures: truths.length, placed, placedWithRole, confidentlyWrong, misses }
}

function valueOf(proposal: Proposal): string | null {
  return proposal.target.kind === 'option' ? proposal.target.optionValue : null
}

function describe(proposal: Proposal | undefined): string {
  return proposal
    ? `${proposal.productId} ${valueOf(proposal) ?? '–'}/${proposal.role} at ${proposal.confidence} (${proposal.reason})`
    : 'nothing'
}
