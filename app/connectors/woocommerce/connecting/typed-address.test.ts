import { expect, it } from 'vitest'
import { typedAddresses } from './typed-address.ts'

it.each([
  ['example.com', ['https://example.com/', 'http://example.com/']],
  ['  www.example.com/shop/ ', ['https://www.example.com/shop/', 'http://www.example.com/shop/']],
  ['http://example.com', ['http://example.com/']],
  ['https://example.com/shop/wp-admin/plugins.php?x=1', ['https://example.com/shop/']],
  ['https://example.com/wp-json/wc/v3', ['https://example.com/']],
  ['HTTPS://Example.com:8443/', ['https://example.com:8443/']],
  ['127.0.0.1:8089/shop', ['https://127.0.0.1:8089/shop/', 'http://127.0.0.1:8089/shop/']],
  ['localhost:8089', ['https://localhost:8089/', 'http://localhost:8089/']],
  ['ftp://example.com', []],
  ['my shop', []],
  ['shop', []],
  ['https://user:secret@example.com', []],
  ['', []],
])('reads %j', (typed, expected) => {
  expect(typedAddresses(typed).map(String)).toEqual(expected)
})
