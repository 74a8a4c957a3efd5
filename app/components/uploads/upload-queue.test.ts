import { describe, expect, it } from 'vitest'
import { createUploadQueue, type UploadAnswer, type UploadOrder } from './upload-queue.ts'

interface Sent {
  progress: (bytes: number) => void
  signal: AbortSignal
  answer: (answer: UploadAnswer) => void
  fail: () => void
}

const added: UploadAnswer = { ok: true, assetId: 'a', duplicate: false, note: null }

function aQueue(count: number) {
  const sent: Sent[] = []
  const orders = Array.from({ length: count }, (_, index): UploadOrder => ({
    name: `file-${index}`,
    byteSize: 10,
    send: (progress, signal) =>
      new Promise((answer, reject) => {
        sent.push({ progress, signal, answer, fail: () => reject(new Error('offline')) })
        signal.addEventListener('abort', () => reject(new Error('aborted')))
      }),
  }))
  const queue = createUploadQueue({ parallel: 3, lostWords: 'No answer.' })
  const states = () => queue.uploads().map(({ state }) => state)
  return { queue, orders, sent, states }
}

describe('the upload queue', () => {
  it('sends three at a time and the next when one is over', async () => {
    const { queue, orders, sent, states } = aQueue(5)
    queue.add(orders)
    expect(states()).toEqual(['sending', 'sending', 'sending', 'waiting', 'waiting'])
    sent[1]?.answer(added)
    await expect.poll(states).toEqual(['sending', 'added', 'sending', 'sending', 'waiting'])
  })

  it('says that a file is looked at once all its bytes are sent', () => {
    const { queue, orders, sent, states } = aQueue(1)
    queue.add(orders)
    sent[0]?.progress(4)
    expect(queue.uploads()[0]).toMatchObject({ state: 'sending', sentBytes: 4 })
    sent[0]?.progress(10)
    expect(states()).toEqual(['checking'])
  })

  it('keeps why a file was refused, and the others go on', async () => {
    const { queue, orders, sent, states } = aQueue(3)
    queue.add(orders)
    sent[0]?.answer({ ok: false, message: 'Not a picture.' })
    sent[1]?.fail()
    sent[2]?.answer({ ...added, duplicate: true })
    await expect.poll(states).toEqual(['refused', 'refused', 'duplicate'])
    expect(queue.uploads().map(({ message }) => message)).toEqual(['Not a picture.', 'No answer.', null])
  })

  it('cancels what waits at once and what is under way by its signal', async () => {
    const { queue, orders, sent, states } = aQueue(4)
    queue.add(orders)
    queue.cancel(4)
    queue.cancel(1)
    expect(sent[0]?.signal.aborted).toBe(true)
    await expect.poll(states).toEqual(['cancelled', 'sending', 'sending', 'cancelled'])
  })

  it('tries again, and forgets what is over', async () => {
    const { queue, orders, sent, states } = aQueue(1)
    queue.add(orders)
    sent[0]?.fail()
    await expect.poll(states).toEqual(['refused'])
    queue.retry(1)
    expect(states()).toEqual(['sending'])
    sent[1]?.answer(added)
    await expect.poll(states).toEqual(['added'])
    queue.clear()
    expect(queue.uploads()).toEqual([])
  })

  it('gives the same list until something changes', () => {
    const { queue, orders } = aQueue(1)
    queue.add(orders)
    expect(queue.uploads()).toBe(queue.uploads())
  })
})
