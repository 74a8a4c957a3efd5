import { expect, it } from 'vitest'
import { GuardedFetchError } from '../../../lib/guarded-fetch-error.ts'
import { discoverSite } from './discover-site.ts'

const home = 'https://shop.example'
const index = { name: 'Shop', home, namespaces: ['wc/v3'], authentication: [] }
const json = (body: object) => Response.json(body)
const page = (body = '', status = 200) => new Response(body, { status, headers: { 'content-type': 'text/html' } })

/** A web of these addresses; everything else is a page that was not found. */
function webOf(answers: Readonly<Record<string, () => Response>>): typeof fetch {
  return (input) => Promise.resolve(answers[input instanceof Request ? input.url : String(input)]?.() ?? page('', 404))
}

const linked = '<link rel="https://api.w.org/" href="https://shop.example/wp-json/" /><link rel="icon" href="/x.png" />'
const plainlyLinked = "<link rel='https://api.w.org/' href='https://shop.example/index.php?rest_route=/' />"

it('finds the API by the link in a page whose headers a cache has dropped, also from a page inside', async () => {
  const web = webOf({
    [`${home}/product/mug/`]: () => page(linked),
    [`${home}/product/mug/?rest_route=/`]: () => json(index),
    [`${home}/wp-json/`]: () => json(index),
  })
  expect(await discoverSite('shop.example/product/mug', web)).toMatchObject({
    ok: true,
    value: { siteUrl: home, apiRoot: `${home}/wp-json/` },
  })
})

it('reads plain permalinks from the link in a page', async () => {
  const web = webOf({ [`${home}/`]: () => page(plainlyLinked), [`${home}/wp-json/`]: () => page() })
  expect(await discoverSite(home, web)).toEqual({ ok: false, issue: 'plain_permalinks' })
})

it('says that the API is blocked, and not that permalinks are plain, where a firewall turns /wp-json/ away', async () => {
  const web = webOf({
    [`${home}/`]: () => page(linked),
    [`${home}/wp-json/`]: () => page('', 403),
    [`${home}/?rest_route=/`]: () => json(index),
  })
  expect(await discoverSite(home, web)).toEqual({ ok: false, issue: 'rest_blocked' })
})

it('tells an unusual port from a private network', async () => {
  const web: typeof fetch = () =>
    Promise.reject(new TypeError('fetch failed', { cause: new GuardedFetchError('port_not_allowed') }))
  expect(await discoverSite('https://shop.example:8089', web)).toEqual({ ok: false, issue: 'port_not_allowed' })
})

it.each([
  ['https://www.shop.example', false],
  ['https://old.example', true],
])('says whether %s leads to a site of another name: %j', async (typed, leadsElsewhere) => {
  const web = webOf({
    [`${typed}/`]: () => new Response(null, { status: 301, headers: { location: `${home}/` } }),
    [`${home}/`]: () => page(),
    [`${home}/wp-json/`]: () => json(index),
  })
  expect(await discoverSite(typed, web)).toMatchObject({ ok: true, value: { siteUrl: home, leadsElsewhere } })
})
