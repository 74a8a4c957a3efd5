import { type Case, emptyForm, form, hugeForm, nobody, notAForm } from './bad-input-case.ts'

const asset: Pick<Case, 'params'> = { params: ({ own }) => ({ assetId: own.assetId }) }
/** The merchant's pictures. */
export const libraryCases: Record<string, Case[]> = {
  'app.library.tsx': [
    notAForm,
    hugeForm,
    emptyForm,
    { what: 'an unknown wish', init: form({ intent: 'burn', ids: nobody }), status: 422 },
    { what: 'no ids', init: form({ intent: 'delete', ids: '' }), status: 422 },
    { what: 'what is no id', init: form({ intent: 'delete', ids: "1' OR 1=1" }), status: 422 },
    { what: '501 ids', init: form({ intent: 'delete', ids: Array(501).fill(nobody).join() }), status: 422 },
    { what: 'a tag too long', init: form({ intent: 'tag', ids: nobody, tag: 'x'.repeat(61) }), status: 422 },
  ],
  'app.library_.$assetId.tsx': [
    { ...notAForm, ...asset },
    { ...hugeForm, ...asset },
    { ...emptyForm, ...asset, status: 400 },
    { what: 'no title', ...asset, init: form({ intent: 'save', title: ' ', altText: '', tags: '[]' }), status: 422 },
    {
      what: 'tags that are no list',
      ...asset,
      init: form({ intent: 'save', title: 'x', altText: '', tags: '{' }),
      status: 400,
    },
    {
      what: 'alt text too long',
      ...asset,
      init: form({ intent: 'save', title: 'x', altText: 'x'.repeat(513), tags: '[]' }),
      status: 422,
    },
    {
      what: 'an asset of another workspace',
      params: ({ foreign }) => ({ assetId: foreign.assetId }),
      init: form({ intent: 'save', title: 'x', altText: '', tags: '[]' }),
      status: 404,
    },
  ],
  'app.library_.$assetId_.amazon.tsx': [
    { ...notAForm, ...asset },
    { ...hugeForm, ...asset },
    { ...emptyForm, ...asset },
    { what: 'a fix that is not known', ...asset, init: form({ intent: 'accept', steps: 'paint' }), status: 422 },
    { what: 'a kind that is not known', ...asset, init: form({ intent: 'profile', profile: 'toys' }), status: 422 },
    {
      what: 'a statement that is not known',
      ...asset,
      init: form({ intent: 'attest', statement: 'all good', holds: 'yes' }),
      status: 422,
    },
    {
      what: 'an asset of another workspace',
      params: ({ foreign }) => ({ assetId: foreign.assetId }),
      init: form({ intent: 'undo' }),
      status: 404,
    },
  ],
  'app.library_.upload.ts': [
    { what: 'an empty file', init: () => ({ method: 'POST', body: '' }), status: 422 },
    { what: 'no picture', init: () => ({ method: 'POST', body: 'hello' }), status: 422 },
    {
      what: 'a name that cannot be read',
      init: () => ({ method: 'POST', body: 'hello', headers: { 'X-File-Name': '%E0%A4%A' } }),
      status: 400,
    },
    {
      what: 'a description that cannot be read',
      init: () => ({ method: 'POST', body: 'hello', headers: { 'X-Asset-Metadata': 'bm8=' } }),
      status: 400,
    },
  ],
  'app.library_.import-url.ts': [
    notAForm,
    { what: 'no address', init: form({}), status: 422 },
    { what: 'a private address', init: form({ url: 'http://127.0.0.1:1/a.jpg' }), status: 422 },
    { what: 'a file of this machine', init: form({ url: 'file:///etc/passwd' }), status: 422 },
  ],
}
