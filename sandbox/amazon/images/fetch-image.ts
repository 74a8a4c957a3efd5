import { mappedOrigin } from '../../network/mapped-origin.ts'
import { sendRequest } from '../../network/send-request.ts'
import type { World } from '../state/world.ts'
import { ImageIssue } from './image-issue.ts'

const TIMEOUT_MS = 60_000
const LOOPBACK = ['localhost', '127.0.0.1', '[::1]']

/**
 * Bytes of a media location as Amazon’s downloader gets them: one GET, no redirect, only to hosts that its DNS knows, so that the
 * sandbox never leaves the machine. Throws ImageIssue.
 */
export async function fetchImage(world: World, location: string): Promise<Buffer> {
  const url = new URL(location)
  if (!isReachable(world, url)) throw ImageIssue.of('notRetrievable', `host ${url.host} is not reachable`)
  const { status, headers, body } = await send(world, url)
  if (status >= 300 && status < 400) throw ImageIssue.of('redirected', `${status}`)
  if (status !== 200) throw ImageIssue.of('notRetrievable', `HTTP ${status}`)
  if (!headers['content-type']?.startsWith('image/')) throw ImageIssue.of('notAnImage', headers['content-type'])
  return body
}

function isReachable({ hosts }: World, url: URL): boolean {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return false
  return LOOPBACK.includes(url.hostname) || mappedOrigin(hosts, url) !== null
}

async function send(world: World, url: URL) {
  try {
    return await sendRequest(world.hosts, {
      ...{ method: 'GET', url, timeoutMs: TIMEOUT_MS },
      headers: { 'user-agent': 'AmazonMediaDownload/1.0' },
    })
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    throw ImageIssue.of('notRetrievable', code ?? message)
  }
}
