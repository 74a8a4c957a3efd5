import { describe, expect, test } from 'vitest'
import { findRecordings, listRecordings, readRecording } from './replay/recordings.ts'
import { replay } from './replay/replay.ts'
import { reportOf, tally, verdictOf } from './replay/report.ts'
import type { ConversationResult } from './replay/report.ts'
import { SCRIPTS } from './scripts/index.ts'

const folder = findRecordings()

describe('the sandbox answers like the recorded Shopify', () => {
  if (!folder) {
    test('says that it was skipped', () => {
      const message = 'Shopify conformance skipped: no shopify-recordings folder (set CONFORMANCE_DATA to its parent)'
      console.info(message)
      expect(message).toContain('skipped')
    })
    return
  }

  test('every recording has a script', () => {
    expect(SCRIPTS.map(({ recording }) => recording).toSorted()).toEqual(listRecordings(folder).toSorted())
  })

  test('replayed exchange by exchange', async () => {
    const conversations: ConversationResult[] = []
    for (const script of SCRIPTS) {
      const exchanges = await replay(script, readRecording(folder, script.recording))
      conversations.push({ recording: script.recording, exchanges })
    }
    console.info(reportOf(conversations))
    const exchanges = tally(conversations.flatMap((conversation) => conversation.exchanges))
    const whole = tally(conversations.map((conversation) => ({ verdict: verdictOf(conversation) })))
    expect({ exchanges, whole }).toEqual({
      exchanges: { equal: 214, differing: 0, 'not offered': 3 },
      whole: { equal: 24, differing: 0, 'not offered': 2 },
    })
  })
})
