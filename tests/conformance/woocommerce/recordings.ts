import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Json, JsonObject } from '../replay/recordings.ts'

/** One request and its answer at a real store. A few were written down without their request. */
export interface RecordedExchange {
  id: string
  request: {
    method?: string
    path?: string
    transport?: 'http' | 'https'
    /** Who asks, in the recorder's words; see `auth_legend` of the recordings. */
    auth?: string
    headers?: Record<string, string>
    body?: Json
  }
  response: { status: number; headers?: Record<string, string>; body?: Json }
}

/** A step of a flow in the browser, or what an application's server was sent meanwhile. */
export interface RecordedStep extends JsonObject {
  id: string
}

export interface Recordings {
  rest: RecordedExchange[]
  wc_auth_flow: RecordedStep[]
  application_password_flow: RecordedStep[]
  npm_client_1_0_2: RecordedStep[]
}

/** The recorded conversations, or null when this checkout has none. */
export function readRecordings(): Recordings | null {
  const root = process.env['CONFORMANCE_DATA'] ?? path.resolve('../shared/facts')
  const file = path.join(root, 'woocommerce-examples.json')
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Recordings) : null
}
