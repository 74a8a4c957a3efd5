import { readFileSync } from 'node:fs'
import { glob } from 'node:fs/promises'
import { gunzipSync } from 'node:zlib'
import {
  buildClientSchema,
  NoDeprecatedCustomRule,
  parse,
  specifiedRules,
  validate,
  type IntrospectionQuery,
} from 'graphql'
import { describe, expect, it } from 'vitest'

const schema = buildClientSchema(readSchema('2026-10'))
const documents = await findDocuments()

describe('Admin GraphQL documents', () => {
  it('finds the documents of the app', () => {
    expect(documents.length).toBeGreaterThan(10)
  })

  it.each(documents)('$file: $name is valid against 2026-10 and asks for nothing deprecated', ({ text }) => {
    const problems = validate(schema, parse(text), [...specifiedRules, NoDeprecatedCustomRule])
    expect(problems.map((problem) => problem.message)).toEqual([])
  })

  it('reach Shopify through the one client alone', async () => {
    const callers: string[] = []
    for await (const file of glob('app/**/*.{ts,tsx}')) {
      if (/graphql\.json|admin\.graphql\(/.test(readFileSync(file, 'utf8'))) callers.push(file)
    }
    expect(callers).toEqual(['app/connectors/shopify/client.ts'])
  })
})

interface FoundDocument {
  file: string
  name: string
  text: string
}

/** Template literals tagged with a GraphQL comment, wherever they are in the app, and `.graphql` files. */
async function findDocuments(): Promise<FoundDocument[]> {
  const found: FoundDocument[] = []
  for await (const file of glob('app/**/*.{ts,tsx,graphql}')) {
    const source = readFileSync(file, 'utf8')
    const texts = file.endsWith('.graphql')
      ? [source]
      : [...source.matchAll(/\/\* GraphQL \*\/ `([^`]*)`/g)].map(([, text = '']) => text)
    for (const text of texts) found.push({ file, name: /(?:query|mutation) (\w+)/.exec(text)?.[1] ?? 'unnamed', text })
  }
  return found
}

/** The schema as Shopify's own developer tool carries it. */
function readSchema(version: string): IntrospectionQuery {
  const packed = readFileSync(`node_modules/@shopify/dev-mcp/dist/data/admin_${version}.json.gz`)
  const parsed = JSON.parse(gunzipSync(packed).toString('utf8')) as { data: IntrospectionQuery } | IntrospectionQuery
  return 'data' in parsed ? parsed.data : parsed
}
