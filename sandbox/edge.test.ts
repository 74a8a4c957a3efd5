import { spawnSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { atStandIn } from './amazon-edge.ts'

const sandbox = {
  MEDIAPORT_SANDBOX: '1',
  SHOPIFY_APP_URL: 'http://localhost:3000',
  SANDBOX_SHOPIFY_URL: 'http://localhost:4010',
  SANDBOX_SHELL_URL: 'http://localhost:4000',
  SANDBOX_AMAZON_URL: 'http://localhost:4040',
}

/** Loads the edge in a process of its own and prints what a document of the app would say to the browser. */
const program = `
  import http from 'node:http'
  const response = new http.ServerResponse({ method: 'GET' })
  response.setHeader('Content-Security-Policy', 'frame-ancestors https://admin.shopify.com;')
  response.setHeader('Link', '<https://cdn.shopify.com/shopifycloud/app-bridge.js>; rel="preload"; as="script";')
  response.setHeader('Location', 'https://admin.shopify.com/store/demo/apps/mediaport')
  console.log(JSON.stringify(response.getHeaders()))
`

function loadEdge(env: Record<string, string>) {
  return spawnSync(process.execPath, ['--import', './sandbox/edge.mjs', '--input-type=module', '--eval', program], {
    env: { PATH: process.env.PATH, NODE_ENV: 'production', ...env },
    encoding: 'utf8',
  })
}

describe('the redirect at the network edge', () => {
  test.each([
    ['the sandbox variable is missing', { MEDIAPORT_SANDBOX: '' }, 'MEDIAPORT_SANDBOX is not 1'],
    [
      'the app is deployed',
      { SHOPIFY_APP_URL: 'https://mediaport.example' },
      'SHOPIFY_APP_URL is not a loopback address',
    ],
    ['the app has no URL', { SHOPIFY_APP_URL: '' }, 'SHOPIFY_APP_URL is not a loopback address'],
    ['a host only looks local', { SHOPIFY_APP_URL: 'https://localhost.example' }, 'SHOPIFY_APP_URL is not a loopback'],
    ['Amazon is elsewhere', { SANDBOX_AMAZON_URL: 'https://amazon.com' }, 'SANDBOX_AMAZON_URL is not a loopback'],
    [
      'the stand-in is elsewhere',
      { SANDBOX_SHOPIFY_URL: 'https://demo.myshopify.com' },
      'SANDBOX_SHOPIFY_URL is not a',
    ],
  ])('refuses to load when %s', (_case, change, reason) => {
    const { status, stderr } = loadEdge({ ...sandbox, ...change })
    expect(status).not.toBe(0)
    expect(stderr).toContain(reason)
  })

  test('lets the shell frame the app and be its admin, and preloads nothing from the network', () => {
    const { status, stdout, stderr } = loadEdge(sandbox)
    expect(stderr).toBe('')
    expect(status).toBe(0)
    expect(JSON.parse(stdout)).toEqual({
      'content-security-policy': 'frame-ancestors http://localhost:4000 https://admin.shopify.com;',
      location: 'http://localhost:4000/store/demo/apps/mediaport',
    })
  })

  test.each([
    [
      'https://sellercentral.amazon.com/apps/authorize/consent?a=1',
      '/__host/sellercentral.amazon.com/apps/authorize/consent?a=1',
    ],
    ['https://sellercentral-europe.amazon.com/x', '/__host/sellercentral-europe.amazon.com/x'],
    ['https://amazon.co.uk/x', '/__host/amazon.co.uk/x'],
  ])('leads a browser that goes to %s to the stand-in', (address, path) => {
    expect(atStandIn(address, 'http://localhost:4040')).toBe(`http://localhost:4040${path}`)
  })

  test.each(['https://amazon.com.example/x', 'https://example.com/https://amazon.com/', '/connect/amazon/over'])(
    'leaves %s alone',
    (address) => expect(atStandIn(address, 'http://localhost:4040')).toBe(address),
  )
})
