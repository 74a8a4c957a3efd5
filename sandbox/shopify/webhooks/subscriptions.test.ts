import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { APP_SUBSCRIPTIONS } from './subscriptions.ts'

test('are those of shopify.app.toml', () => {
  const toml = readFileSync(new URL('../../../shopify.app.toml', import.meta.url), 'utf8')
  const declared = toml
    .split('[[webhooks.subscriptions]]')
    .slice(1)
    .map((section) => ({
      topics: listIn(section, 'topics') ?? listIn(section, 'compliance_topics'),
      uri: /^uri = "(.*)"$/m.exec(section)?.[1],
      includeFields: listIn(section, 'include_fields'),
    }))
  expect(APP_SUBSCRIPTIONS.map((one) => ({ includeFields: undefined, ...one }))).toEqual(declared)
})

function listIn(section: string, key: string): string[] | undefined {
  const line = new RegExp(`^${key} = (\\[.*\\])$`, 'm').exec(section)?.[1]
  return line ? (JSON.parse(line) as string[]) : undefined
}
