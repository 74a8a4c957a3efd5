import { aForm, aJsonBody } from '../../../support/call-route.ts'

export const nobody = '01900000-0000-7000-8000-000000000000'

/** Rows of a workspace that somebody may name. */
export type Ids = Record<
  'amazonId' | 'assetId' | 'draftId' | 'productId' | 'planId' | 'runId' | 'keyId' | 'connectionId',
  string
>

/** Input that an action must refuse with this status, without changing anything. `own`: rows of the caller's workspace. */
export interface Case {
  what: string
  params?: (ids: { own: Ids; foreign: Ids }) => Record<string, string>
  init: (ids: { own: Ids; foreign: Ids }) => RequestInit
  status: number
}

export const form = (fields: Record<string, string>) => () => aForm(fields)
export const csv = (body: string) => () => ({ method: 'POST', body, headers: { 'content-type': 'text/csv' } })
export const notAForm: Case = { what: 'no form', init: () => aJsonBody({}), status: 415 }
export const hugeForm: Case = { what: 'a huge form', init: form({ intent: 'x'.repeat(300_000) }), status: 413 }
export const emptyForm: Case = { what: 'an empty form', init: form({}), status: 422 }
