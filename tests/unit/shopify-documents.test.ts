import { readFileSync } from 'node:fs'
import { glob } from 'node:fs/promises'
import path from 'node:path'
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

/** The operations that modules declare, with the fragments they carry, and every other text that is tagged as GraphQL. */
async function findDocuments(): Promise<FoundDocument[]> {
  const found: FoundDocument[] = []
  for await (const file of glob('app/**/*.{ts,tsx,graphql}')) {
    const source = readFileSync(file, 'utf8')
    const texts = file.includes('/documents/')
      ? await declaredIn(file)
      : file.endsWith('.graphql')
        ? [source]
        : tagged(source)
    for (const text of texts) found.push({ file, name: /(?:query|mutation) (\w+)/.exec(text)?.[1] ?? 'unnamed', text })
  }
  return found
}

/** Documents without anything to fill in may also stand beside the operations. */
async function declaredIn(file: string): Promise<string[]> {
  const exported: unknown[] = Object.values((await import(path.resolve(file))) as object)
  const operations = exported.flatMap((value) => (isOperation(value) ? [value.document] : []))
  const others = tagged(readFileSync(file, 'utf8')).filter(
    (text) => !text.includes('${') && !/^\s*fragment /.test(text),
  )
  return [...new Set([...operations, ...others])]
}

function isOperation(value: unknown): value is { readonly document: string } {
  return typeof value === 'object' && value !== null && 'document' in value && typeof value.document === 'string'
}

function tagged(source: string): string[] {
  return [...source.matchAll(/\/\* GraphQL \*\/ `([^`]*)`/g)].map(([, text = '']) => text)
}

/** The schema as Shopify's own developer tool carries it. */
function readSchema(version: string): IntrospectionQuery {
  const packed = readFileSync(`node_modules/@shopify/dev-mcp/dist/data/admin_${version}.json.gz`)
  const parsed = JSON.parse(gunzipSync(packed).toString('utf8')) as { data: IntrospectionQuery } | IntrospectionQuery
  return 'data' in parsed ? parsed.data : parsed
}
