import type { AppMessage, MessageOf, PickerRequest } from '../app-bridge/messages.ts'
import type { TellApp } from './frame-host.ts'
import { pickProducts } from './picker.ts'

type Ask = MessageOf<AppMessage, 'ask'>

const STORE_BASE = /^\/store\/[^/]+/.exec(location.pathname)?.[0] ?? ''

export async function fetchJson<Answer>(place: string): Promise<Answer> {
  const response = await fetch(`${STORE_BASE}/${place}`)
  if (!response.ok) throw new Error(`The admin answered ${response.status} to ${place}`)
  return (await response.json()) as Answer
}

export async function answerQuestion(ask: Ask, tell: TellApp): Promise<void> {
  const { requestId } = ask
  try {
    tell({ type: 'answer', requestId, answer: await answerTo(ask) })
  } catch (error) {
    tell({ type: 'refuse', requestId, reason: String(error) })
  }
}

async function answerTo({ question, input }: Ask) {
  if (question === 'id-token') return (await fetchJson<{ idToken: string }>('id-token')).idToken
  return pickProducts(input as PickerRequest)
}
