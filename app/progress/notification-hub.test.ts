import { describe, expect, test } from 'vitest'
import { NotificationHub, type SourceEvents } from './notification-hub.ts'

function setUp({ failures = 0 } = {}) {
  const connections: { events: SourceEvents; ended: boolean }[] = []
  const scheduled: (() => void)[] = []
  const errors: unknown[] = []
  let failing = failures
  const hub = new NotificationHub({
    connect: (events) => {
      if (failing-- > 0) return Promise.reject(new Error('refused'))
      const connection = { events, ended: false }
      connections.push(connection)
      return Promise.resolve({ end: () => Promise.resolve(void (connection.ended = true)) })
    },
    schedule: (run) => scheduled.push(run),
    onConnectError: (error) => errors.push(error),
  })
  return { hub, connections, scheduled, errors }
}

const settled = () => new Promise((resolve) => setImmediate(resolve))

describe('one connection for all streams', () => {
  test('tells the subscribers of a topic, and only those', async () => {
    const { hub, connections } = setUp()
    const heard: string[] = []
    hub.subscribe('a', () => heard.push('a'))
    hub.subscribe('b', () => heard.push('b'))
    await settled()
    heard.length = 0
    connections[0]?.events.onNotification('b')
    expect(heard).toEqual(['b'])
    expect(connections).toHaveLength(1)
  })

  test('closes after the last subscriber and opens again for the next', async () => {
    const { hub, connections } = setUp()
    const stop = hub.subscribe('a', () => undefined)
    await settled()
    stop()
    expect(connections[0]?.ended).toBe(true)
    hub.subscribe('a', () => undefined)
    await settled()
    expect(connections).toHaveLength(2)
  })

  test('a subscriber that leaves while it connects leaves no connection behind', async () => {
    const { hub, connections } = setUp()
    hub.subscribe('a', () => undefined)()
    await settled()
    expect(connections[0]?.ended).toBe(true)
  })
})

describe('a broken connection', () => {
  test('is made again, and everybody is told to look, because notifications were missed', async () => {
    const { hub, connections, scheduled, errors } = setUp()
    let told = 0
    hub.subscribe('a', () => (told += 1))
    await settled()
    connections[0]?.events.onLost(new Error('terminated'))
    scheduled.shift()?.()
    await settled()
    expect(errors).toHaveLength(1)
    expect(connections).toHaveLength(2)
    expect(told).toBe(2)
  })

  test('is tried again until it works, but not for nobody', async () => {
    const { hub, connections, scheduled } = setUp({ failures: 2 })
    const stop = hub.subscribe('a', () => undefined)
    await settled()
    scheduled.shift()?.()
    await settled()
    stop()
    scheduled.shift()?.()
    await settled()
    expect(connections).toHaveLength(0)
  })
})
