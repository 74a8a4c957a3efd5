import type { Candidate } from './candidate.ts'
import { targetKey } from './change-mapping.ts'
import type { MappableVariant, MappingTarget } from './mapping.ts'
import { comparePictures } from './picture-order.ts'
import type { IndexedProduct } from './product-index.ts'
import { type DecidedEntry, minimumConfidence, type Proposal } from './proposal.ts'
import type { MappingRole } from './roles.ts'

interface Group {
  readonly target: MappingTarget
  readonly members: Candidate[]
}

/**
 * Turns the candidates of one product into ordered proposals: one group per value (in the order of the option), the group of the
 * whole product last, the first of each group its main picture unless the merchant chose one.
 */
export function arrangeProposals(
  entry: IndexedProduct,
  candidates: readonly Candidate[],
  decided: readonly DecidedEntry[],
): Proposal[] {
  const groups = groupByTarget(entry, candidates)
  const heroes = new Set(decided.filter(({ role }) => role === 'hero').map(({ target }) => targetKey(target)))
  const proposals = groups.flatMap((group) =>
    proposeGroup(entry.product.id, group, heroes.has(targetKey(group.target))),
  )
  return faceFirst(proposals).map((proposal, position) => ({ ...proposal, position }))
}

/** A main picture for the whole product opens its gallery; everything else of the whole product closes it. */
function faceFirst(proposals: readonly Unplaced[]): Unplaced[] {
  const isFace = ({ target, role }: Unplaced) => target.kind === 'product' && role === 'hero'
  return [...proposals.filter(isFace), ...proposals.filter((proposal) => !isFace(proposal))]
}

function groupByTarget(entry: IndexedProduct, candidates: readonly Candidate[]): Group[] {
  const groups = new Map<string, Group>()
  for (const candidate of candidates) {
    const target = targetOf(entry, candidate, candidates)
    const key = targetKey(target)
    const group = groups.get(key) ?? { target, members: [] }
    group.members.push(candidate)
    groups.set(key, group)
  }
  return [...groups.values()].sort((a, b) => targetRank(entry, a.target) - targetRank(entry, b.target))
}

function targetOf(entry: IndexedProduct, candidate: Candidate, all: readonly Candidate[]): MappingTarget {
  const option = entry.pictureOption
  const { variant } = candidate.product
  const value = option && variant ? variant.optionValues[option.name] : candidate.value?.value
  if (
    variant &&
    entry.product.variants.length > 1 &&
    (!option || !value || singlesOutSizes(option.name, variant, all))
  ) {
    return { kind: 'variant', variantId: variant.id }
  }
  return option && value ? { kind: 'option', optionName: option.name, optionValue: value } : { kind: 'product' }
}

/** Pictures that name different SKUs of one colour are meant for those variants, not for the colour. */
function singlesOutSizes(optionName: string, variant: MappableVariant, all: readonly Candidate[]): boolean {
  return all.some(({ product }) => {
    const other = product.variant
    return other && other.id !== variant.id && other.optionValues[optionName] === variant.optionValues[optionName]
  })
}

/** A guess may join a gallery, but not become the picture that shoppers see first. */
const leastForHero = 0.42

type Unplaced = Omit<Proposal, 'position'>

function proposeGroup(productId: string, { target, members }: Group, hasHero: boolean): Unplaced[] {
  const sorted = [...members].sort((a, b) => comparePictures(a.order, b.order) || b.confidence - a.confidence)
  const claimed = sorted.find(({ order }) => order.claim === 'word')
  const believed = sorted
    .map((candidate) => (claimed && candidate.order.claim === 'zero' ? doubted(candidate, claimed) : candidate))
    .filter(({ confidence }) => confidence >= minimumConfidence)
  const heroIndex = hasHero ? -1 : believed.findIndex((candidate) => mayBeHero(candidate, target))
  return believed.map((candidate, index) => ({
    productId,
    assetId: candidate.asset.id,
    target,
    role: index === heroIndex ? 'hero' : roleOf(candidate),
    confidence: Math.round(candidate.confidence * 100) / 100,
    reason: candidate.reason,
  }))
}

/** Two pictures with the same names that both claim the first place are likely two products under one code. */
function doubted(candidate: Candidate, claimed: Candidate): Candidate {
  const reason = `${candidate.reason} But “${claimed.asset.fileName}” already claims the first place; this may be another product.`
  return { ...candidate, confidence: candidate.confidence * 0.35, reason }
}

function mayBeHero({ asset, value, order, confidence }: Candidate, target: MappingTarget): boolean {
  if (asset.kind === 'video' || order.angle.role === 'swatch' || confidence < leastForHero) return false
  // A colour that is not on sale must not become the face of the product.
  return target.kind !== 'product' || value === null || value.value !== null
}

function roleOf({ asset, order }: Candidate): MappingRole {
  if (asset.kind === 'video') return 'video'
  return order.angle.role === 'hero' ? 'angle' : order.angle.role
}

function targetRank(entry: IndexedProduct, target: MappingTarget): number {
  if (target.kind === 'product') return Number.MAX_SAFE_INTEGER
  if (target.kind === 'variant') return entry.product.variants.findIndex(({ id }) => id === target.variantId)
  const index = entry.pictureOption?.values.findIndex(({ value }) => value === target.optionValue) ?? 0
  const variants = entry.product.variants
  const first = variants.findIndex(({ optionValues }) => optionValues[target.optionName] === target.optionValue)
  return first >= 0 ? first : variants.length + index
}
