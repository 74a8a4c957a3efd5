import { STATUS_CODES } from 'node:http'
import { wait } from '../../clock.ts'
import type { Attachment } from '../state/model.ts'
import type { RestCall } from '../rest/route.ts'
import { RestError } from '../rest/rest-error.ts'
import { checkFile, EMPTY_FILE, NOT_ALLOWED } from './file-type.ts'
import { sanitiseFileName } from './file-name.ts'
import { RemoteError } from './remote-error.ts'
import { requestRemote } from './remote-request.ts'
import { escapeUrl } from './remote-url.ts'
import { originOf, storeFile } from './store-file.ts'

const DOWNLOAD_TIMEOUT_MS = 300_000

/**
 * Fetches a picture and makes a new attachment of it, also when the same URL was fetched before. It goes on when the client has
 * given up. Throws with `code` and the plugin's words: name and extension come from the first URL, the type from the bytes.
 */
export async function sideload(call: RestCall, source: string, parentId: number, code: string): Promise<Attachment> {
  const { world, site, identity, request } = call
  const url = escapeUrl(source)
  const bytes = await download(call, url, code)
  const [withoutQuery = ''] = url.split('?')
  const name = sanitiseFileName(withoutQuery.slice(withoutQuery.lastIndexOf('/') + 1))
  if (bytes.length === 0) throw refused(code, `Invalid image: ${EMPTY_FILE}`)
  const checked = checkFile(name, bytes, 'sideload')
  if (!checked) throw refused(code, `Invalid image: ${NOT_ALLOWED}`)
  return storeFile(world, site, {
    ...checked,
    ...{ bytes, parentId },
    authorId: call.user?.id ?? 0,
    origin: originOf('sideload', request, identity, url),
  })
}

async function download({ world, site }: RestCall, url: string, code: string): Promise<Buffer> {
  const failed = (why: string) => refused(code, `Error getting remote image ${url}. Error: ${why}`)
  if (url === '') throw failed('No URL Provided.')
  const fault = world.faults.take('sideload', [url, url.slice(url.lastIndexOf('/') + 1)])
  if (fault?.kind === 'delay') await wait(world.clock, fault.delayMs)
  if (fault?.kind === 'status') throw failed(STATUS_CODES[fault.status] ?? '')
  try {
    const { status, statusText, body } = await requestRemote(world, site, {
      ...{ method: 'GET' as const, url },
      timeoutMs: DOWNLOAD_TIMEOUT_MS,
    })
    if (status !== 200) throw new RemoteError(statusText)
    return body
  } catch (error) {
    if (error instanceof RemoteError) throw failed(error.message)
    throw error
  }
}

function refused(code: string, message: string): RestError {
  return new RestError(400, code, message)
}
