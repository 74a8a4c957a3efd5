import { aForm } from '../../../support/call-route.ts'
import { type Case, emptyForm, form, hugeForm, nobody, notAForm, type Ids } from './bad-input-case.ts'

const connection: Pick<Case, 'params'> = { params: ({ own }) => ({ connectionId: own.connectionId }) }

/** Settings, and connecting accounts. */
export const settingsCases: Record<string, Case[]> = {
  'app.settings.tsx': [
    notAForm,
    hugeForm,
    emptyForm,
    {
      what: 'a picture size out of range',
      init: form({ intent: 'save-images', longestSidePx: '9', format: 'keep' }),
      status: 422,
    },
    { what: 'a key without a name', init: form({ intent: 'create-key', name: ' ', scopes: 'read' }), status: 422 },
    { what: 'a key without permissions', init: form({ intent: 'create-key', name: 'x', scopes: '' }), status: 422 },
    {
      what: 'a permission that does not exist',
      init: form({ intent: 'create-key', name: 'x', scopes: 'root' }),
      status: 422,
    },
    {
      what: 'a key of another workspace',
      init: ({ foreign }) => aForm({ intent: 'revoke-key', keyId: foreign.keyId }),
      status: 404,
    },
    {
      what: 'a connection of another workspace',
      init: ({ foreign }) => aForm({ intent: 'check-connection', connectionId: foreign.connectionId }),
      status: 404,
    },
  ],
  'app.connections.woocommerce.new.tsx': [
    notAForm,
    hugeForm,
    emptyForm,
    { what: 'no address', init: form({ intent: 'find', siteUrl: '' }), status: 422 },
    { what: 'a private address', init: form({ intent: 'find', siteUrl: 'http://127.0.0.1:1' }), status: 422 },
    { what: 'a file of this machine', init: form({ intent: 'find', siteUrl: 'file:///etc/passwd' }), status: 422 },
    {
      what: 'an approval of no kind',
      init: form({ intent: 'approve', siteUrl: 'example.com', method: 'trust' }),
      status: 422,
    },
    {
      what: 'a password for a private address',
      init: form({ intent: 'use-password', siteUrl: 'http://10.0.0.1', username: 'x', password: 'y' }),
      status: 422,
    },
    {
      what: 'keys without a secret',
      init: form({ intent: 'use-keys', siteUrl: 'example.com', consumerKey: 'ck_1' }),
      status: 422,
    },
  ],
  'app.connections.woocommerce.approved.$attemptId.tsx': [
    { what: 'an approval of nobody', params: () => ({ attemptId: nobody }), init: form({}), status: 404 },
    { what: 'what is no id', params: () => ({ attemptId: "1' OR 1=1" }), init: form({}), status: 404 },
  ],
  'app.connections.amazon.new.tsx': [
    notAForm,
    hugeForm,
    emptyForm,
    { what: 'no store', init: form({ intent: 'start' }), status: 422 },
    { what: 'a character that nobody types', init: form({ intent: 'start', marketplaceId: 'A\0' }), status: 422 },
    { what: 'an operator without an app', init: form({ intent: 'start', marketplaceId: 'X' }), status: 409 },
  ],
  'app.connections.amazon.approved.tsx': [
    notAForm,
    hugeForm,
    { what: 'a ticket of nobody', init: form({ marketplaceIds: 'ATVPDKIKX0DER' }), status: 404 },
  ],
  'app.connections.amazon.appstore.tsx': [{ what: 'an operator without an app', init: form({}), status: 409 }],
  'app.connections.$connectionId.tsx': [
    { ...notAForm, ...connection },
    { ...hugeForm, ...connection },
    { ...emptyForm, ...connection },
    {
      what: 'a new name for a store of Shopify',
      ...connection,
      init: form({ intent: 'rename', label: 'x' }),
      status: 409,
    },
    {
      what: 'a choice about videos for a store of Shopify',
      ...connection,
      init: form({ intent: 'save-videos', videos: 'library' }),
      status: 409,
    },
    { what: 'an end for a store of Shopify', ...connection, init: form({ intent: 'disconnect' }), status: 409 },
    {
      what: 'an end for a seller that is none',
      ...connection,
      init: form({ intent: 'disconnect-seller' }),
      status: 404,
    },
    ...['check', 'disconnect', 'disconnect-seller'].map((intent) => ({
      what: `a connection of another workspace (${intent})`,
      params: ({ foreign }: { foreign: Ids }) => ({ connectionId: foreign.connectionId }),
      init: form({ intent }),
      status: 404,
    })),
  ],
}
