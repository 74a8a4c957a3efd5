import { aForm, aJsonBody } from '../../../support/call-route.ts'
import { type Case, csv, emptyForm, form, hugeForm, nobody, notAForm } from './bad-input-case.ts'

const product: Pick<Case, 'params'> = {
  params: ({ own }) => ({ draftId: own.draftId, productId: own.productId }),
}
const draft: Pick<Case, 'params'> = { params: ({ own }) => ({ draftId: own.draftId }) }
const entry = { entryId: nobody, target: { kind: 'product' }, role: 'angle' }

/** Choosing, mapping, planning. */
export const draftCases: Record<string, Case[]> = {
  'app._index.tsx': [],
  'app.products.tsx': [
    notAForm,
    hugeForm,
    { ...emptyForm, status: 400 },
    { what: 'ids that are no list', init: form({ remoteIds: '"x"' }), status: 400 },
    { what: 'no products', init: form({ remoteIds: '[]' }), status: 422 },
    { what: 'pictures that are no ids', init: form({ remoteIds: '["p"]', assetIds: '["1"]' }), status: 400 },
    { what: 'pictures of nobody', init: form({ remoteIds: '["p"]', assetIds: `["${nobody}"]` }), status: 404 },
    {
      what: '501 products',
      init: form({ remoteIds: JSON.stringify(Array.from({ length: 501 }, (_, n) => `p${n}`)) }),
      status: 422,
    },
  ],
  'app.drafts.$draftId.map.tsx': [
    { ...notAForm, ...draft },
    { ...hugeForm, ...draft },
    { ...emptyForm, ...draft },
    {
      what: 'a draft of another workspace',
      params: ({ foreign }) => ({ draftId: foreign.draftId }),
      init: form({ intent: 'propose' }),
      status: 404,
    },
  ],
  'app.drafts.$draftId.plan.tsx': [
    { ...notAForm, ...draft },
    { ...hugeForm, ...draft },
    { ...emptyForm, ...draft },
    {
      what: 'a draft of another workspace',
      params: ({ foreign }) => ({ draftId: foreign.draftId }),
      init: form({ intent: 'plan' }),
      status: 404,
    },
    {
      what: 'a plan of another workspace',
      ...draft,
      init: ({ foreign }) => aForm({ intent: 'approve', approvals: JSON.stringify([{ planId: foreign.planId }]) }),
      status: 404,
    },
    { what: 'approvals that are not JSON', ...draft, init: form({ intent: 'approve', approvals: '[' }), status: 422 },
    { what: 'no store at all', ...draft, init: form({ intent: 'destinations', connectionIds: '' }), status: 422 },
    {
      what: 'a store of another workspace',
      ...draft,
      init: ({ foreign }) => aForm({ intent: 'destinations', connectionIds: foreign.connectionId }),
      status: 422,
    },
  ],
  'app.drafts.$draftId.seller-central.tsx': [
    { ...notAForm, ...draft },
    { ...hugeForm, ...draft },
    { ...emptyForm, ...draft },
    { what: 'ASINs that are not JSON', ...draft, init: form({ asins: '{' }), status: 422 },
    { what: 'an ASIN of what is no variant', ...draft, init: form({ asins: '{"1":"B000000001"}' }), status: 422 },
    { what: 'an ASIN of nobody’s variant', ...draft, init: form({ asins: `{"${nobody}":"B000000001"}` }), status: 404 },
    { what: 'what is no ASIN', ...draft, init: form({ asins: `{"${nobody}":"../../x"}` }), status: 422 },
    {
      what: 'a draft of another workspace',
      params: ({ foreign }) => ({ draftId: foreign.draftId }),
      init: form({ asins: '{}' }),
      status: 404,
    },
  ],
  'app.drafts.$draftId.seller-central_.asins.ts': [
    { what: 'an empty file', ...draft, init: csv(''), status: 422 },
    { what: 'a picture', ...draft, init: csv('\x89PNG\0\0'), status: 422 },
    { what: 'no column of ASINs', ...draft, init: csv('sku,price\nA,9'), status: 422 },
    { what: '11 MB', ...draft, init: csv('x'.repeat(11 * 1024 * 1024)), status: 413 },
    {
      what: 'a draft of another workspace',
      params: ({ foreign }) => ({ draftId: foreign.draftId }),
      init: csv('sku,asin\nA,B000000001'),
      status: 404,
    },
  ],
  'app.drafts.$draftId.products.$productId.mapping.ts': [
    { what: 'what is not JSON', ...product, init: () => ({ ...aJsonBody({}), body: '{' }), status: 400 },
    { what: 'an unknown change', ...product, init: () => aJsonBody({ type: 'explode' }), status: 422 },
    { what: 'a huge change', ...product, init: () => aJsonBody({ type: 'x'.repeat(300_000) }), status: 413 },
    {
      what: 'an asset of another workspace',
      ...product,
      init: ({ foreign }) => aJsonBody({ type: 'assign', assetId: foreign.assetId, ...entry }),
      status: 404,
    },
    {
      what: 'a product of another workspace',
      params: ({ own, foreign }) => ({ draftId: own.draftId, productId: foreign.productId }),
      init: ({ own }) => aJsonBody({ type: 'assign', assetId: own.assetId, ...entry }),
      status: 404,
    },
    {
      what: 'a variant that the product lacks',
      ...product,
      init: ({ own }) =>
        aJsonBody({ type: 'assign', assetId: own.assetId, ...entry, target: { kind: 'variant', variantId: nobody } }),
      status: 422,
    },
  ],
}
