import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { readdirSync, readFileSync, existsSync, statSync } from 'node:fs'
import { request } from 'node:http'
import path from 'node:path'
import { freePort } from '../../scripts/postgres/free-port.ts'
import { waitUntilHealthy } from '../../scripts/product/wait-until-healthy.ts'
import { mintIdToken } from '../../sandbox/shopify/oauth/id-token.ts'
import { drawPicture } from '../scene/draw-picture.ts'
import { shopDomain } from '../scene/shop-seed.ts'
import type { AppProcess } from '../stage/app-process.ts'
import type { Case } from '../stage/open-case.ts'
import { waitUntil } from '../stage/wait-until.ts'
import type { Experiment } from './experiment.ts'
import { withCase } from './with-case.ts'

/** The app itself goes down while the merchant uploads; a worker carries on beside it. */
export function uploadExperiments(): Experiment[] {
  return [
    {
      group: 'app restarted in an upload',
      name: 'app killed in the middle of an upload, and the upload repeated',
      kind: 'upload',
      run: (lab) => withCase(lab, uploadTwice),
    },
  ]
}

interface Web {
  readonly url: string
  readonly process: AppProcess
}

async function uploadTwice(stage: Case): Promise<string[]> {
  stage.startWorker()
  const picture = await drawPicture(99)
  const before = { assets: await stage.database.assetCount(), originals: originals(stage).length }
  const first = await startWeb(stage)
  await sendHalf(stage, first, picture)
  await first.process.kill()
  const second = await startWeb(stage)
  const problems = (await stage.database.assetCount()) > before.assets ? ['half an upload became an asset'] : []
  if (originals(stage).length > before.originals) problems.push('half an upload became a file of the library')
  const { status } = await fetch(`${second.url}/app/library/upload`, {
    method: 'POST',
    headers: headersOf(stage),
    body: new Uint8Array(picture),
  })
  if (status !== 201) problems.push(`the repeated upload was answered with ${status}`)
  if ((await stage.database.assetCount()) !== before.assets + 1)
    problems.push('the repeated upload is not in the library')
  const hashes = originals(stage).map((file) => createHash('sha256').update(readFileSync(file)).digest('hex'))
  const sent = createHash('sha256').update(picture).digest('hex')
  return hashes.includes(sent) ? problems : [...problems, 'the library holds other bytes than were sent']
}

async function startWeb(stage: Case): Promise<Web> {
  if (!existsSync('build/server/index.js')) throw new Error('the app is not built: npm run build')
  const port = await freePort(null)
  const url = `http://localhost:${port}`
  const process = stage.start(['server.mjs'], `web-${port}`, {
    ...{ PORT: String(port), SHOPIFY_APP_URL: url },
    // Id tokens live in our time.
    CHAOS_SPEED: '1',
  })
  await waitUntilHealthy(`${url}/healthz`, 60_000)
  return { url, process }
}

/** Resolves when the app has begun to write what came so far. */
async function sendHalf(stage: Case, { url }: Web, picture: Buffer): Promise<void> {
  const upload = request(`${url}/app/library/upload`, {
    method: 'POST',
    headers: { ...headersOf(stage), 'content-length': picture.length },
  })
  // The app dies with the line open; that is the experiment.
  upload.on('error', () => upload.destroy())
  upload.write(picture.subarray(0, Math.floor(picture.length / 2)))
  await once(upload, 'socket')
  await waitUntil('the app writes the upload', () => filesIn(path.join(storageOf(stage), 'incoming')).some(isBegun))
}

const isBegun = (file: string) => statSync(file).size > 0

function headersOf({ environment }: Case): Record<string, string> {
  const { SHOPIFY_API_KEY: apiKey = '', SHOPIFY_API_SECRET: apiSecret = '' } = environment
  return {
    authorization: `Bearer ${mintIdToken({ shop: shopDomain, apiKey, apiSecret })}`,
    'user-agent': 'Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36',
    'content-type': 'image/jpeg',
    'x-file-name': 'cut.jpg',
  }
}

const storageOf = ({ directory }: Case) => path.join(directory, 'storage')

/** Files of the library; what is still on its way and what was made of originals are left out. */
function originals(stage: Case): string[] {
  return filesIn(storageOf(stage)).filter((file) => !/\/(incoming|renditions|previews)\//.test(file))
}

function filesIn(directory: string): string[] {
  if (!existsSync(directory)) return []
  const entries = readdirSync(directory, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name))
}
