import { onTestFinished } from 'vitest'
import sharp from 'sharp'
import { createApplicationPassword } from '../auth/application-passwords.ts'
import type { JsonObject } from '../json.ts'
import { startWooCommerceSandbox, type SiteOptions, type WooCommerceSandboxOptions } from '../server.ts'
import type { Site } from '../state/site.ts'
import type { World } from '../state/world.ts'

export interface RestAnswer {
  status: number
  headers: Headers
  /** Read loosely: the tests know what they asked for. */
  body: JsonObject
  text: string
}

export interface OpenStore {
  url: string
  world: World
  site: Site
  /** `Authorization` of the administrator's application password. */
  authorization: string
  /** Below `/wp-json`, as the administrator. */
  rest(method: string, path: string, body?: object): Promise<RestAnswer>
  /** Uploads a picture of this name; answers its id. */
  upload(fileName: string, query?: string): Promise<RestAnswer>
  createProduct(body?: object): Promise<number>
}

/** A sandbox with one empty store where application passwords work over http; closed when the test ends. */
export async function openStore(
  site: Partial<SiteOptions> = {},
  options: Partial<WooCommerceSandboxOptions> = {},
): Promise<OpenStore> {
  const settings = { environmentType: 'local' as const, ...site.settings }
  const sandbox = await startWooCommerceSandbox({
    sites: [{ key: 'store', title: 'Store', ...site, settings }],
    ...options,
  })
  onTestFinished(() => sandbox.close())
  const running = Object.values(sandbox.sites)[0]
  if (!running) throw new Error('No site')
  const { password } = createApplicationPassword(running.site, { userId: 1, name: 'test' }, sandbox.world.clock.now())
  const authorization = `Basic ${Buffer.from(`admin:${password}`).toString('base64')}`
  const send = async (path: string, init: RequestInit): Promise<RestAnswer> => {
    const headers = { authorization, ...init.headers }
    const response = await fetch(`${running.url}/wp-json${path}`, { redirect: 'manual', ...init, headers })
    const text = await response.text()
    const isJson = response.headers.get('content-type')?.startsWith('application/json')
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: isJson ? (JSON.parse(text) as JsonObject) : {},
    }
  }
  const rest: OpenStore['rest'] = (method, path, body) =>
    send(path, { method, headers: body && { 'content-type': 'application/json' }, body: body && JSON.stringify(body) })
  return {
    ...{ url: running.url, world: sandbox.world, site: running.site, authorization, rest },
    upload: async (fileName, query = '') =>
      send(`/wp/v2/media${query}`, {
        method: 'POST',
        headers: { 'content-disposition': `attachment; filename="${fileName}"` },
        body: new Uint8Array(await aPicture()),
      }),
    createProduct: async (body = { name: 'Mug' }) => Number((await rest('POST', '/wc/v3/products', body)).body['id']),
  }
}

export function aPicture(widthPx = 400, heightPx = widthPx): Promise<Buffer> {
  const create = { width: widthPx, height: heightPx, channels: 3 as const, background: '#aa3322' }
  return sharp({ create }).jpeg().toBuffer()
}
