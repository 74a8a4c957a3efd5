import { describe, expect, it } from 'vitest'
import { isReachable, lookAtPicture } from './public-picture.ts'

const url = 'https://pictures.example/a.jpg'
const jpeg = { 'Content-Type': 'image/jpeg', 'Content-Length': '9' }

/** Gives these answers, one after the other. */
function aHost(...answers: (readonly [status: number, headers?: Record<string, string>])[]) {
  const asked: string[] = []
  const fetch = (_input: Parameters<typeof globalThis.fetch>[0], init: RequestInit = {}) => {
    asked.push(`${init.method ?? 'GET'} ${init.redirect}`)
    const [status = 200, headers = {}] = answers[asked.length - 1] ?? []
    return Promise.resolve(new Response(null, { status, headers }))
  }
  return { fetch, asked }
}

describe('a picture at its address', () => {
  it.each([
    ['it is there', 200, jpeg, null],
    ['its type has parameters', 200, { ...jpeg, 'Content-Type': 'IMAGE/PNG; q=1' }, null],
    ['it moved', 302, { Location: 'https://other.example/' }, 'moved'],
    ['it is gone', 404, {}, 'not_there'],
    ['it wants a session', 403, {}, 'not_there'],
    ['it is a page', 200, { 'Content-Type': 'text/html' }, 'no_picture'],
    ['it is of a type that Amazon does not take', 200, { 'Content-Type': 'image/webp' }, 'no_picture'],
    ['it is empty', 200, { ...jpeg, 'Content-Length': '0' }, 'empty'],
  ] as const)('%s', async (_what, status, headers, problem) => {
    const host = aHost([status, headers])
    expect(await lookAtPicture(host, url)).toBe(problem)
    expect(host.asked).toEqual(['HEAD manual'])
  })

  it.each([405, 501])('is asked for by its first byte where the host knows no HEAD (%i)', async (status) => {
    const host = aHost([status], [206, jpeg])
    expect(await lookAtPicture(host, url)).toBeNull()
    expect(host.asked).toEqual(['HEAD manual', 'GET manual'])
  })

  it.each([429, 500, 503])('is not judged where its host may answer later (%i)', async (status) => {
    await expect(lookAtPicture(aHost([status]), url)).rejects.toMatchObject({ code: 'unavailable' })
    expect(await isReachable(aHost([status]), url)).toBe(false)
  })

  it.each(['s3://bucket/key', 'javascript:alert(1)', 'no address', ''])('is none of the web: %j', async (address) => {
    const host = aHost([200, jpeg])
    expect(await isReachable(host, address)).toBe(false)
    expect(host.asked).toEqual([])
  })
})
