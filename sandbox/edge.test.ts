import { spawnSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'

const sandbox = {
  MEDIAPORT_SANDBOX: '1',
  SHOPIFY_APP_URL: 'http://localhost:3000',
  SANDBOX_SHOPIFY_URL: 'http://localhost:4010',
  SANDBOX_SHELL_URL: 'http://localhost:4000',
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
})
