import { randomUUID } from 'node:crypto'
import { ApiError } from '../api/api-error.ts'
import type { ApiCall, Handler } from '../api/call.ts'
import { json, type Reply } from '../http/exchange.ts'
import type { Attributes } from '../state/model.ts'
import { accept } from './accept.ts'
import type { Patch } from './apply-patches.ts'
import { audienceOf, localized } from './localized.ts'
import { refuseForeignMedia } from './media-hosts.ts'
import { checkSku } from './sku.ts'
import { IllFormedSubmission, judge, type Submission, type Verdict } from './submission.ts'

export const patchListingsItem: Handler = (call) =>
  submit(call, 'patch', { patches: call.body['patches'] as Patch[], attributes: {} })

export const putListingsItem: Handler = (call) =>
  submit(call, 'put', { patches: [], attributes: call.body['attributes'] as Attributes })

export const deleteListingsItem: Handler = (call) => submit(call, 'delete', { patches: [], attributes: {} })

/** 200 with ACCEPTED, INVALID or VALID: the status of the answer says nothing. */
function submit(call: ApiCall, kind: Submission['kind'], content: Pick<Submission, 'patches' | 'attributes'>): Reply {
  const { world, seller, parameters, body } = call
  const marketplaceIds = parameters.list('marketplaceIds')
  const productType = typeof body['productType'] === 'string' ? body['productType'] : ''
  const submission = { sku: checkSku(call), kind, productType, marketplaceIds, ...content }
  checkProductType(call, submission)
  refuseForeignMedia(world, submission)
  const verdict = judgeOrRefuse(call, submission)
  const isPreview = parameters.text('mode') === 'VALIDATION_PREVIEW'
  const submissionId = randomUUID()
  const { issues, attributes } = verdict
  if (attributes && !isPreview) accept(world, seller, submission, attributes, submissionId)
  const accepted = isPreview ? 'VALID' : 'ACCEPTED'
  return json(200, {
    ...{ sku: submission.sku, status: attributes ? accepted : 'INVALID', submissionId },
    ...(wants(call, 'issues') && { issues: localized(issues, audienceOf(call)) }),
    ...(isPreview &&
      wants(call, 'identifiers') && { identifiers: identifiersOf(call, submission, attributes !== null) }),
  })
}

function judgeOrRefuse({ world, seller }: ApiCall, submission: Submission): Verdict {
  try {
    return judge(world, seller, submission)
  } catch (error) {
    if (error instanceof IllFormedSubmission) throw new ApiError(400, 'InvalidInput', error.message, '')
    throw error
  }
}

function checkProductType({ world, operation }: ApiCall, { kind, productType }: Submission): void {
  if (kind === 'delete' || world.productTypes.has(productType)) return
  throw ApiError.invalid(operation, `no product type ${productType}`)
}

/** The model’s default is `issues`; identifiers come with a preview only. */
function wants({ parameters, operation }: ApiCall, name: 'issues' | 'identifiers'): boolean {
  const asked = parameters.list('includedData')
  const isPreview = parameters.text('mode') === 'VALIDATION_PREVIEW'
  if (asked.includes('identifiers') && !isPreview) throw ApiError.invalid(operation, 'identifiers without a preview')
  return asked.length > 0 ? asked.includes(name) : name === 'issues'
}

function identifiersOf({ seller }: ApiCall, { sku, marketplaceIds }: Submission, isValid: boolean): object[] {
  const summaries = isValid ? (seller.listings.get(sku)?.summaries ?? []) : []
  return summaries.flatMap(({ marketplaceId, asin }) =>
    asin && marketplaceIds.includes(marketplaceId) ? [{ marketplaceId, asin }] : [],
  )
}
