import type { Attributes, Issue, Listing } from '../state/model.ts'
import type { Seller } from '../state/seller.ts'
import type { World } from '../state/world.ts'
import { applyPatches, attributeOf, type Patch } from './apply-patches.ts'
import { ISSUES } from './issues.ts'
import { isLocator } from './slots.ts'

/** One change of one SKU, whether it came alone or in a feed. */
export interface Submission {
  sku: string
  /** `put` replaces all attributes, `delete` takes the offer away. */
  kind: 'patch' | 'put' | 'delete'
  productType: string
  marketplaceIds: readonly string[]
  patches: readonly Patch[]
  /** Of a `put`. */
  attributes: Attributes
}

export interface Verdict {
  issues: Issue[]
  /** What the listing’s attributes would be; null where nothing is applied. */
  attributes: Attributes | null
}

/** Stored submissions must not be read as something else than they say: 400 for a call, an issue in a feed’s report. */
export class IllFormedSubmission extends Error {}

/** A type that every attribute fits. Source: Amazon’s samples, SubmitPriceRecipe. */
const GENERIC_TYPE = 'PRODUCT'

/** What Amazon checks before it accepts; pictures are looked at afterwards. Throws IllFormedSubmission. */
export function judge(world: World, seller: Seller, submission: Submission): Verdict {
  const listing = seller.listings.get(submission.sku)
  if (submission.kind !== 'put' && !listing) return { issues: [ISSUES.unknownSku(submission.sku)], attributes: null }
  if (submission.kind === 'delete') return { issues: [], attributes: {} }
  const names = namesOf(submission)
  const issues = [
    ...missingAttributes(world, submission),
    ...names.filter((name) => !isKnown(world, submission, name)).map((name) => unknown(submission, name)),
    ...valueIssues(submission),
  ]
  const isRefused = issues.some(({ severity }) => severity === 'ERROR')
  return { issues, attributes: isRefused ? null : attributesAfter(listing, submission) }
}

function attributesAfter(listing: Listing | undefined, { kind, patches, attributes }: Submission): Attributes {
  return kind === 'put' ? attributes : applyPatches(listing?.attributes ?? {}, patches)
}

function namesOf({ kind, patches, attributes }: Submission): string[] {
  if (kind === 'put') return Object.keys(attributes)
  return patches.map(({ op, path, value }) => {
    const name = attributeOf(path)
    if (name === null) throw new IllFormedSubmission('Only top-level attributes can be patched')
    if (op === 'delete' && !value?.length) throw new IllFormedSubmission('Invalid empty value provided in patch')
    return name
  })
}

const unknown = ({ kind }: Submission, name: string): Issue => ISSUES.unknownAttribute(name, kind === 'patch')

function isKnown({ productTypes }: World, { productType }: Submission, name: string): boolean {
  if (productType === GENERIC_TYPE) return true
  return name in (productTypes.get(productType)?.schema.properties ?? {})
}

function missingAttributes({ productTypes }: World, { kind, productType, attributes }: Submission): Issue[] {
  const required = kind === 'put' ? (productTypes.get(productType)?.schema.required ?? []) : []
  return required.filter((name) => !attributes[name]?.length).map((name) => ISSUES.missingAttribute(name))
}

function valueIssues(submission: Submission): Issue[] {
  const { kind, patches, attributes, marketplaceIds } = submission
  const written =
    kind === 'put'
      ? Object.entries(attributes).map(([name, entries]) => ({ name, entries, isDeleted: false }))
      : patches.map(({ op, path, value }) => ({
          name: attributeOf(path) ?? '',
          entries: value ?? [],
          isDeleted: op === 'delete',
        }))
  return written.flatMap(({ name, entries, isDeleted }) => {
    if (entries.length === 0) return [ISSUES.tooFewValues(name)]
    return isLocator(name) ? entries.flatMap((entry) => locatorIssues(name, entry, isDeleted, marketplaceIds)) : []
  })
}

function locatorIssues(
  name: string,
  entry: Record<string, unknown>,
  isDeleted: boolean,
  marketplaceIds: readonly string[],
): Issue[] {
  const { marketplace_id: marketplaceId, media_location: location } = entry
  if (typeof marketplaceId !== 'string' || !marketplaceIds.includes(marketplaceId))
    return [ISSUES.invalidValue(name, 'marketplace_id is none of the marketplaces of the submission')]
  const isUrl =
    typeof location === 'string' && URL.canParse(location) && /^(https?|s3):$/.test(new URL(location).protocol)
  return isDeleted || isUrl ? [] : [ISSUES.invalidValue(name, 'media_location is no address')]
}
