import { type Case, csv, emptyForm, form, hugeForm, nobody, notAForm } from './bad-input-case.ts'

const amazon: Pick<Case, 'params'> = { params: ({ own }) => ({ connectionId: own.amazonId }) }
const store: Pick<Case, 'params'> = { params: ({ own }) => ({ connectionId: own.connectionId }) }
const linked: Pick<Case, 'params'> = {
  params: ({ own }) => ({ connectionId: own.connectionId, productId: own.productId }),
}
const aLink = { intent: 'link', listingRemoteId: '1', pairs: '{}' }

/** What of a store is which product. */
export const matchingCases: Record<string, Case[]> = {
  'app.connections_.$connectionId_.links.ts': [
    { what: 'an empty file', ...amazon, init: csv(''), status: 422 },
    { what: 'a picture', ...amazon, init: csv('\x89PNG\0\0'), status: 422 },
    { what: 'no column of listings', ...amazon, init: csv('sku,price\nA,9'), status: 422 },
    { what: 'a quote without an end', ...amazon, init: csv('sku,seller_sku\nA,"B'), status: 422 },
    { what: 'a cell too long', ...amazon, init: csv(`sku,seller_sku\nA,${'B'.repeat(3000)}`), status: 422 },
    { what: '11 MB', ...amazon, init: csv('x'.repeat(11 * 1024 * 1024)), status: 413 },
    { what: 'a shop, which is not matched', ...store, init: csv('sku,seller_sku\nA,B'), status: 404 },
    {
      what: 'a store of another workspace',
      params: ({ foreign }) => ({ connectionId: foreign.connectionId }),
      init: csv('sku,seller_sku\nA,B'),
      status: 404,
    },
  ],
  'app.connections_.$connectionId_.products.tsx': [
    { ...notAForm, ...store },
    { ...hugeForm, ...store },
    { ...emptyForm, ...store },
    { what: 'an unknown wish', ...store, init: form({ intent: 'burn' }), status: 422 },
    { what: 'no products', ...store, init: form({ intent: 'accept', productIds: '' }), status: 422 },
    { what: 'what is no product', ...store, init: form({ intent: 'accept', productIds: '1,2' }), status: 422 },
    {
      what: '101 products',
      ...store,
      init: form({ intent: 'accept', productIds: Array(101).fill(nobody).join() }),
      status: 422,
    },
    { what: 'a shop, which is not matched', ...store, init: form({ intent: 'find' }), status: 404 },
    { what: 'what is no store', params: () => ({ connectionId: '1' }), init: form({ intent: 'find' }), status: 404 },
    {
      what: 'a store of another workspace',
      params: ({ foreign }) => ({ connectionId: foreign.connectionId }),
      init: form({ intent: 'accept-all' }),
      status: 404,
    },
  ],
  'app.connections_.$connectionId_.products_.$productId.tsx': [
    { ...notAForm, ...linked },
    { ...hugeForm, ...linked },
    { ...emptyForm, ...linked },
    { what: 'no listing', ...linked, init: form({ intent: 'link', listingRemoteId: '', pairs: '{}' }), status: 422 },
    { what: 'pairs that are no JSON', ...linked, init: form({ ...aLink, pairs: '{' }), status: 422 },
    { what: 'pairs of what are no variants', ...linked, init: form({ ...aLink, pairs: '{"1":"2"}' }), status: 422 },
    { what: 'a shop, which is not matched', ...linked, init: form(aLink), status: 404 },
    {
      what: 'a choice for what is no variant',
      ...linked,
      init: form({ intent: 'choose', variantId: '1', listingRemoteId: 'A' }),
      status: 422,
    },
    {
      what: 'a choice of no listing',
      ...linked,
      init: form({ intent: 'choose', variantId: nobody, listingRemoteId: '' }),
      status: 422,
    },
    {
      what: 'what is no product',
      params: ({ own }) => ({ connectionId: own.connectionId, productId: '1' }),
      init: form(aLink),
      status: 404,
    },
    {
      what: 'a store of another workspace',
      params: ({ foreign }) => ({ connectionId: foreign.connectionId, productId: foreign.productId }),
      init: form({ intent: 'unlink', listingRemoteId: '1' }),
      status: 404,
    },
  ],
}
