import { readFileSync } from 'node:fs'
import { ApiVersion } from '@shopify/shopify-api'
import { parse } from 'smol-toml'
import { describe, expect, it } from 'vitest'
import { webhookPayloads } from '../../app/core/webhooks/topics.ts'

interface Subscription {
  topics?: string[]
  compliance_topics?: string[]
  uri: string
  include_fields?: string[]
}

interface AppToml {
  embedded: boolean
  access_scopes: { scopes: string; use_legacy_install_flow?: boolean }
  access: { admin: { embedded_app_direct_api_access: boolean } }
  webhooks: { api_version: string; subscriptions: Subscription[] }
}

const toml = parse(readFileSync('shopify.app.toml', 'utf8')) as object as AppToml
const { subscriptions } = toml.webhooks
const topicsOf = ({ topics = [], compliance_topics = [] }: Subscription) => [...topics, ...compliance_topics]

describe('shopify.app.toml', () => {
  it('lets Shopify install the embedded app with the scopes the code expects', () => {
    expect(toml.embedded).toBe(true)
    expect(toml.access_scopes).toEqual({ scopes: 'write_products,write_files' })
    expect(toml.access.admin.embedded_app_direct_api_access).toBe(false)
  })

  it('subscribes to the topics that are acted on, and no other', () => {
    const stored = subscriptions.flatMap(topicsOf).map((topic) => topic.toUpperCase().replace('/', '_'))
    expect(stored.sort()).toEqual(Object.keys(webhookPayloads).sort())
  })

  it('asks for every field that is read', () => {
    for (const subscription of subscriptions.filter(({ include_fields }) => include_fields)) {
      for (const topic of topicsOf(subscription)) {
        const stored = topic.toUpperCase().replace('/', '_') as keyof typeof webhookPayloads
        const fields = Object.keys(webhookPayloads[stored].shape)
        expect(subscription.include_fields).toEqual(expect.arrayContaining(fields))
      }
    }
  })

  it('speaks the version that the code speaks', () => {
    expect(toml.webhooks.api_version).toBe(ApiVersion.October26)
  })
})
