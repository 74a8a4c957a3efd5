import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ResolveAll } from './guarded-fetch-agent.ts'
import { guardedFetch, type GuardedFetchOptions } from './guarded-fetch.ts'
import { isPublicAddress, publicHostsOnly } from './guarded-fetch-policy.ts'

const picture = Buffer.alloc(100_000, 'picture')

let server: Server
let port = 0
/** What reached the server, to prove that refused addresses were never dialled. */
const requests: string[] = []

const routes: Record<string, RequestListener> = {
  '/picture.jpg': (_request, response) => response.setHeader('content-type', 'image/jpeg').end(picture),
  '/Caf%C3%A9%20%2F1.png': (_request, response) => response.setHeader('content-type', 'image/png').end(picture),
  '/bytes': (_request, response) => response.setHeader('content-type', 'application/octet-stream; x=1').end(picture),
  '/typeless': (_request, response) => response.end(picture),
  '/page': (_request, response) => response.setHeader('content-type', 'text/html; charset=utf-8').end('<html>'),
  '/denied': (_request, response) => response.writeHead(403).end(),
  '/gone': (_request, response) => response.writeHead(404).end(),
  '/broken': (_request, response) => response.writeHead(500).end(),
  '/partial': (_request, response) => response.writeHead(206, { 'content-type': 'image/png' }).end('part'),
  '/moved': (_request, response) => response.writeHead(302, { location: '/picture.jpg' }).end('ignored'),
  '/moved-nowhere': (_request, response) => response.writeHead(302).end(),
  '/to-loopback': (_request, response) => response.writeHead(302, { location: `http://127.0.0.2:80/secret` }).end(),
  '/to-metadata': (_request, response) => response.writeHead(307, { location: 'http://169.254.169.254/latest/' }).end(),
  '/to-file': (_request, response) => response.writeHead(301, { location: 'file:///etc/passwd' }).end(),
  '/to-credentials': (_request, response) => response.writeHead(301, { location: 'https://me:pw@example.com/' }).end(),
  '/round': (_request, response) => response.writeHead(302, { location: '/round' }).end(),
  '/large': (_request, response) =>
    response.writeHead(200, { 'content-type': 'image/png', 'content-length': 10_000_000 }).end(),
  '/endless': (request, response) => {
    response.setHeader('content-type', 'image/png')
    const more = () => {
      while (!request.destroyed && response.write(picture)) requests.push('chunk')
    }
    response.on('drain', more)
    more()
  },
  '/bomb': (_request, response) => {
    response.writeHead(200, { 'content-type': 'image/png', 'content-encoding': 'gzip' })
    response.end(gzipSync(Buffer.alloc(5_000_000)))
  },
  '/silent': () => undefined,
  '/stalled': (_request, response) => response.setHeader('content-type', 'image/png').write('begin'),
  '/dripping': (_request, response) => {
    response.setHeader('content-type', 'image/png')
    const timer = setInterval(() => response.write('.'), 50)
    response.on('close', () => clearInterval(timer))
  },
  '/cut': (_request, response) => {
    response.writeHead(200, { 'content-type': 'image/png', 'content-length': 500 })
    response.write('begin', () => response.destroy())
  },
}

beforeAll(async () => {
  server = createServer((request, response) => {
    requests.push(request.url ?? '')
    routes[request.url ?? '']?.(request, response)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  port = (server.address() as AddressInfo).port
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const here = () => `127.0.0.1:${port}`
const options = (overrides: Partial<GuardedFetchOptions> = {}): GuardedFetchOptions => ({
  policy: { allowedHosts: new Set([here()]) },
  maxBytes: 200_000,
  ...overrides,
})
const fetchHere = (path: string, overrides: Partial<GuardedFetchOptions> = {}) =>
  guardedFetch(`http://${here()}${path}`, options(overrides))

describe('fetching from an allowed host', () => {
  it.each([
    ['/picture.jpg', 'image/jpeg', 'picture.jpg'],
    ['/Caf%C3%A9%20%2F1.png', 'image/png', 'Café 1.png'],
    ['/bytes', 'application/octet-stream', 'bytes'],
    ['/typeless', null, 'typeless'],
    ['/moved', 'image/jpeg', 'picture.jpg'],
  ])('%s gives the file, its type and its name', async (path, contentType, fileName) => {
    const file = await fetchHere(path)
    expect(file).toMatchObject({ contentType, fileName })
    expect(await buffer(file.body)).toEqual(picture)
  })

  it.each([
    ['/page', 'unexpected_type'],
    ['/denied', 'access_denied'],
    ['/gone', 'not_found'],
    ['/broken', 'bad_answer'],
    ['/partial', 'bad_answer'],
    ['/moved-nowhere', 'bad_answer'],
    ['/round', 'too_many_redirects'],
    ['/large', 'too_large'],
    ['/bomb', 'unexpected_encoding'],
    ['/to-loopback', 'private_address'],
    ['/to-metadata', 'private_address'],
    ['/to-file', 'unsupported_scheme'],
    ['/to-credentials', 'credentials_in_url'],
  ])('%s is refused: %s', async (path, code) => {
    await expect(fetchHere(path)).rejects.toMatchObject({ code, happened: expect.any(String) as string })
  })

  it('follows as many redirects as it says, and no more', async () => {
    requests.length = 0
    await expect(fetchHere('/round', { maxRedirects: 2 })).rejects.toMatchObject({ code: 'too_many_redirects' })
    expect(requests).toEqual(['/round', '/round', '/round'])
    const file = await fetchHere('/moved', { maxRedirects: 1 })
    await buffer(file.body)
  })

  it('stops an endless body at the limit', async () => {
    requests.length = 0
    const file = await fetchHere('/endless')
    await expect(buffer(file.body)).rejects.toMatchObject({ code: 'too_large' })
    expect(requests.length).toBeLessThan(200)
  })

  it.each([
    ['an answer that does not begin', '/silent', { idleTimeoutMs: 200 }],
    ['a body that stalls', '/stalled', { idleTimeoutMs: 200 }],
    ['a body that drips', '/dripping', { totalTimeoutMs: 300 }],
    ['redirects and waits beyond the total', '/silent', { totalTimeoutMs: 100 }],
  ])('gives up on %s', async (_name, path, limits) => {
    const reading = fetchHere(path, limits).then(({ body }) => buffer(body))
    await expect(reading).rejects.toMatchObject({ code: 'too_slow' })
  })

  it('reports a body that breaks off', async () => {
    const file = await fetchHere('/cut')
    await expect(buffer(file.body)).rejects.toMatchObject({ code: 'broken_off' })
  })

  it('ends with the caller’s own abort', async () => {
    const abort = new AbortController()
    const fetching = fetchHere('/silent', { signal: abort.signal })
    abort.abort()
    await expect(fetching).rejects.toMatchObject({ name: 'AbortError' })
  })
})

describe('fetching from anywhere else', () => {
  it.each([
    ['localhost, which resolves to loopback', (at: number) => `http://localhost:${at}/`],
    ['loopback', (at: number) => `http://127.0.0.1:${at}/`],
    ['another loopback address', (at: number) => `http://127.9.9.9:${at}/`],
    ['a decimal address', (at: number) => `http://2130706433:${at}/`],
    ['a hexadecimal address', (at: number) => `http://0x7f000001:${at}/`],
    ['a short address', (at: number) => `http://127.1:${at}/`],
    ['an octal address', (at: number) => `http://0177.0.0.1:${at}/`],
    ['IPv6 loopback', (at: number) => `http://[::1]:${at}/`],
    ['IPv4 in IPv6', (at: number) => `http://[::ffff:127.0.0.1]:${at}/`],
    ['IPv4-compatible IPv6', (at: number) => `http://[::127.0.0.1]:${at}/`],
    ['the unspecified address', (at: number) => `http://0.0.0.0:${at}/`],
    ['a private network', () => 'http://192.168.0.1/'],
    ['a cloud’s metadata', () => 'http://169.254.169.254/latest/meta-data/'],
    ['unique local IPv6', () => 'http://[fd00::1]/'],
  ])('%s is refused without a connection', async (_name, address) => {
    requests.length = 0
    // The port is opened, so that the address alone decides.
    const url = new URL(address(8080))
    await expect(guardedFetch(url.href, options({ policy: publicHostsOnly }))).rejects.toMatchObject({
      code: 'private_address',
    })
    expect(requests).toEqual([])
  })

  it.each([
    ['not an address', 'invalid_url'],
    ['//example.com/x.png', 'invalid_url'],
    [`https://example.com/${'x'.repeat(2050)}`, 'invalid_url'],
    ['ftp://example.com/x.png', 'unsupported_scheme'],
    ['file:///etc/passwd', 'unsupported_scheme'],
    ['data:image/png;base64,AAAA', 'unsupported_scheme'],
    ['javascript:alert(1)', 'unsupported_scheme'],
    ['https://user:secret@example.com/x.png', 'credentials_in_url'],
    ['https://example.com:22/x.png', 'port_not_allowed'],
    ['http://example.com:6379/', 'port_not_allowed'],
  ])('%s is refused: %s', async (address, code) => {
    await expect(guardedFetch(address, options({ policy: publicHostsOnly }))).rejects.toMatchObject({ code })
  })

  const resolvesTo =
    (...addresses: string[]): ResolveAll =>
    (_hostname, answer) => {
      answer(
        null,
        addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      )
    }

  it.each([
    ['to loopback', ['127.0.0.1']],
    ['to a public and a private address', ['93.184.215.14', '10.0.0.7']],
    ['to nothing', []],
  ])('a name that resolves %s is refused', async (_name, addresses) => {
    const resolve = resolvesTo(...addresses)
    await expect(
      guardedFetch('http://pictures.example/x.png', options({ policy: publicHostsOnly, resolve })),
    ).rejects.toMatchObject({ code: 'private_address' })
  })

  it('an unknown name is called so, and no message repeats the address', async () => {
    const resolve: ResolveAll = (_hostname, answer) => {
      answer(Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' }), [])
    }
    const failure = guardedFetch('http://nowhere.example/x.png?token=secret', options({ resolve }))
    await expect(failure).rejects.toMatchObject({ code: 'unknown_host' })
    await expect(failure).rejects.not.toThrow(/secret|nowhere/)
  })

  it('an allowed host opens its own port alone', async () => {
    await expect(guardedFetch(`http://localhost:${port}/picture.jpg`, options())).rejects.toMatchObject({
      code: 'port_not_allowed',
    })
  })
})

describe('public addresses', () => {
  it.each(['8.8.8.8', '93.184.215.14', '2606:4700:4700::1111', '::ffff:8.8.8.8'])('%s is public', (address) => {
    expect(isPublicAddress(address)).toBe(true)
  })

  it.each([
    '10.1.2.3',
    '100.64.0.1',
    '172.31.255.255',
    '192.0.0.8',
    '198.18.0.1',
    '203.0.113.9',
    '224.0.0.1',
    '240.0.0.1',
    '255.255.255.255',
    'fe80::1%eth0',
    'fc00::1',
    'ff02::1',
    '::',
    '::7f00:1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    '2001:0:4136:e378:8000:63bf:3fff:fdd2',
    '2001:db8::1',
    'not an address',
  ])('%s is not', (address) => {
    expect(isPublicAddress(address)).toBe(false)
  })
})
