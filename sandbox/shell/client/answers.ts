import type { AppMessage, MessageOf, PickerRequest } from '../app-bridge/messages.ts'
import type { TellApp } from './frame-host.ts'
import { fetchJson } from './fetch-json.ts'
import { pickProducts } from './picker.ts'

type Ask = MessageOf<AppMessage, 'ask'>

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
