import { expect, test } from 'vitest'
import { aPicture, openShop } from '../testing/open-shop.ts'
import type { Target } from '../testing/open-shop.ts'

const IMAGE = { filename: 'shirt.jpg', mimeType: 'image/jpeg', resource: 'IMAGE', httpMethod: 'POST' }

function formOf(target: Target, change: (form: FormData) => void, bytes = 'bytes'): Promise<Response> {
  const form = new FormData()
  for (const { name, value } of target.parameters) form.append(name, value)
  change(form)
  form.append('file', new Blob([bytes]), 'shirt.jpg')
  return fetch(target.url, { method: 'POST', body: form })
}

async function codeOf(response: Response): Promise<string | undefined> {
  return /<Code>(\w+)<\/Code>/.exec(await response.text())?.[1]
}

test('takes a form whose file comes last and answers 201 with the key', async () => {
  const { stage, upload } = await openShop()
  const target = await stage(IMAGE)
  const response = await upload(target, await aPicture())
  expect(response.status).toBe(201)
  const key = target.parameters.find(({ name }) => name === 'key')?.value
  expect(await response.text()).toContain(`<Key>${key}</Key>`)
})

test('fields after the file do not count', async () => {
  const { stage } = await openShop()
  const target = await stage(IMAGE)
  const form = new FormData()
  form.append('file', new Blob(['bytes']), 'shirt.jpg')
  for (const { name, value } of target.parameters) form.append(name, value)
  const response = await fetch(target.url, { method: 'POST', body: form })
  expect([response.status, await codeOf(response)]).toEqual([403, 'AccessDenied'])
})

test.each([
  ['a changed content type', (form: FormData) => form.set('Content-Type', 'image/png'), 'InvalidPolicyDocument'],
  ['a field the policy does not name', (form: FormData) => form.append('x-extra', '1'), 'InvalidPolicyDocument'],
  ['a changed policy', (form: FormData) => form.set('policy', btoa('{"conditions":[]}')), 'SignatureDoesNotMatch'],
])('refuses %s', async (_name, change, code) => {
  const { stage } = await openShop()
  expect(await codeOf(await formOf(await stage(IMAGE), change))).toBe(code)
})

test('refuses a target of yesterday', async () => {
  const { stage, clock } = await openShop()
  const target = await stage(IMAGE)
  clock.advance(24 * 3_600_000 + 1)
  expect(await codeOf(await formOf(target, () => undefined))).toBe('ExpiredToken')
})

test.each([
  ['longer', '12345', 'EntityTooLarge'],
  ['shorter', '123', 'EntityTooSmall'],
])('a video %s than announced is refused', async (_name, bytes, code) => {
  const { stage } = await openShop()
  const video = { filename: 'a.mp4', mimeType: 'video/mp4', resource: 'VIDEO', httpMethod: 'POST', fileSize: '4' }
  expect(await codeOf(await formOf(await stage(video), () => undefined, bytes))).toBe(code)
})

test('takes a PUT to its signed URL and refuses it to another', async () => {
  const { stage } = await openShop()
  const target = await stage({ ...IMAGE, httpMethod: 'PUT' })
  const put = (url: string): Promise<Response> => fetch(url, { method: 'PUT', body: 'bytes' })
  expect((await put(target.url)).status).toBe(200)
  expect(await codeOf(await put(target.url.replace('shirt', 'other')))).toBe('SignatureDoesNotMatch')
})
