import { expect, it } from 'vitest'
import words from '../../locales/en/compliance.json' with { type: 'json' }
import { type ComplianceWish, wishDone } from './compliance-wish.ts'

const profiles = [{ id: 'media', label: 'Books, music and films' }] as const

it.each<[ComplianceWish, string]>([
  [{ intent: 'accept', steps: 'white' }, 'Fixes accepted'],
  [{ intent: 'undo' }, 'Fixes undone'],
  [{ intent: 'profile', profile: 'media' }, 'Judged by the rules for {{label}}'],
  [{ intent: 'profile', profile: 'auto' }, 'Judged by its listings again'],
  [{ intent: 'attest', statement: 'decent', holds: 'yes' }, 'Confirmation kept'],
  [{ intent: 'attest', statement: 'decent', holds: 'no' }, 'Confirmation taken back'],
])('says what %j changed', (wish, said) => {
  const done = wishDone(wish, profiles)
  expect(`done.${Object.entries(words.done).find(([, text]) => text === said)?.[0]}`).toBe(done.key)
  expect(done.label).toBe(wish.intent === 'profile' && wish.profile === 'media' ? profiles[0].label : undefined)
})
