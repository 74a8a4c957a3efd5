import { bodyOf } from './bodies.ts'
import type { RecordedExchange } from './recordings.ts'
import { signedQuery, type Signing } from './sign.ts'
import { basic, type Sent, type Store } from './store.ts'

/** Exchanges written down without their request; what they were is in the recorder's words about them. */
const UNRECORDED: Record<string, RecordedExchange['request']> = {
  'f02-oauth-host-alias': oauth('GET', '/wp-json/wc/v3/products?per_page=1&_fields=id'),
  'f03-https-basic-host-alias': {
    ...oauth('GET', '/wp-json/wc/v3/products?per_page=1&_fields=id'),
    transport: 'https',
    auth: 'basic rw',
  },
  'f04-oauth-trailing-slash': oauth('GET', '/wp-json/wc/v3/products/?per_page=1&_fields=id'),
  'f05-stripped-auth-query': {
    ...{ method: 'GET', transport: 'https', auth: 'none' },
    path: '/wp-json/wc/v3/products?per_page=1&_fields=id&consumer_key=ck_key2&consumer_secret=cs_key2',
  },
  'f05b-stripped-auth-app': {
    method: 'GET',
    path: '/wp-json/wp/v2/users/me',
    transport: 'https',
    auth: 'basic app_admin',
  },
  'f07-oauth-_method': { ...oauth('POST', '/wp-json/wc/v3/products/16?_method=PUT'), body: {} },
}

function oauth(method: string, path: string): RecordedExchange['request'] {
  return { method, path, transport: 'http', auth: 'oauth1 rw' }
}

/** How a signature deviates from the usual, by exchange. */
const SIGNATURES: Record<string, (store: Store, now: number) => Partial<Signing>> = {
  'a06-http-oauth-badsig': () => ({ signingKey: 'cs_wrong&' }),
  'a07-http-oauth-oldts': (_store, now) => ({ timestamp: now - 16 * 60 }),
  'a07b-http-oauth-ts14min': (_store, now) => ({ timestamp: now - 14 * 60, nonce: 'recorded-nonce' }),
  'a08-nonce-replay': (_store, now) => ({ timestamp: now - 14 * 60, nonce: 'recorded-nonce' }),
  'a08-nonce-replay-later-ts': (_store, now) => ({ timestamp: now - 60, nonce: 'recorded-nonce' }),
  'a09-oauth-md5': () => ({ algorithm: 'HMAC-MD5' }),
  'a09b-oauth-noamp': ({ keys }) => ({ signingKey: keys.rw.consumerSecret }),
  'f02-oauth-host-alias': ({ running }) => ({ url: running.url.replace('127.0.0.1', 'localhost') }),
}

/** What was sent, with our keys in place of the recorder's. */
export async function requestOf(store: Store, exchange: RecordedExchange): Promise<Sent> {
  const request = UNRECORDED[exchange.id] ?? exchange.request
  const { method = 'GET', path = '/', transport = 'https', auth = 'none', headers = {} } = request
  const { body, type } = await bodyOf({ ...exchange, request })
  const sent = { method, transport, body, path: withOurKeys(store, path) }
  const all = { ...(type && { 'content-type': type }), ...headers }
  if (auth.startsWith('oauth1')) return { ...sent, headers: all, path: signed(store, exchange.id, method, sent.path) }
  const authorization = authorizationOf(store, exchange.id, auth)
  return { ...sent, headers: { ...all, ...(authorization && { authorization }) } }
}

function withOurKeys({ keys }: Store, path: string): string {
  const { consumerKey, consumerSecret } = keys.rw
  return path
    .replace('consumer_key=ck_key2', `consumer_key=${consumerKey}`)
    .replace('consumer_secret=cs_key2', `consumer_secret=${consumerSecret}`)
    .replaceAll(' ', '%20')
}

function signed(store: Store, id: string, method: string, path: string): string {
  const [place = '', query = ''] = path.split('?')
  const { consumerKey, consumerSecret } = store.keys.rw
  const now = Math.floor(store.sandbox.world.clock.now() / 1_000)
  const pairs =
    query === '' ? [] : query.split('&').map((pair) => pair.split('=').map(decodeURIComponent) as [string, string])
  const signing: Signing = {
    ...{ consumerKey, consumerSecret, timestamp: now, method },
    // `_method` is part of the query, but the method that is signed is the one that was sent.
    url: store.running.url + place,
    query: pairs,
    ...SIGNATURES[id]?.(store, now),
  }
  return `${place}?${signedQuery(signing)}`
}

function authorizationOf({ keys, passwords }: Store, id: string, auth: string): string | null {
  const name = auth.replace(/^basic /, '')
  if (name in keys) {
    const { consumerKey, consumerSecret } = keys[name as keyof typeof keys]
    return basic(consumerKey, consumerSecret)
  }
  if (name in passwords) return passwords[name as keyof typeof passwords]
  const application = Buffer.from(passwords.app_admin.slice(6), 'base64').toString().split(':')[1] ?? ''
  // In one exchange the recorder's word stands for the password of the account.
  const password = id === 'a32-accountpw' ? 'admin' : application.replaceAll(' ', '')
  switch (name) {
    case 'ck_key1:cs_key1':
      return basic('ck_key1', 'cs_key1')
    case 'ck_key2:cs_wrong':
      return basic(keys.rw.consumerKey, 'cs_wrong')
    case 'none':
      return null
    default: {
      const [user = '', given = ''] = name.split(':')
      return basic(user, given === '(password)' ? password : given)
    }
  }
}
