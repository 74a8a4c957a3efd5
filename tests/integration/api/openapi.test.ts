import { afterAll, describe, expect, it } from 'vitest'
import { prepareAppEnvironment } from '../../support/app-environment.ts'

const environment = await prepareAppEnvironment()
const { endpoints } = await import('../../../app/api/endpoints/index.server.ts')
const { loader } = await import('../../../app/routes/api.openapi[.]json.ts')

interface Operation {
  operationId: string
  responses: Record<string, unknown>
}

const text = await loader().text()
const document = JSON.parse(text) as {
  openapi: string
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, unknown> }
}

afterAll(() => environment.close())

describe('the OpenAPI document', () => {
  it('describes every endpoint that is routed, and no other', () => {
    const described = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    )
    expect(document.openapi).toBe('3.1.0')
    expect(described.sort()).toEqual(endpoints.map(({ method, path }) => `${method} ${path}`).sort())
  })

  it('names each operation once and documents its failures', () => {
    const operations = Object.values(document.paths).flatMap((path) => Object.values(path))
    const ids = operations.map(({ operationId }) => operationId)
    expect(new Set(ids).size).toBe(ids.length)
    for (const { responses } of operations)
      expect(Object.keys(responses)).toEqual(expect.arrayContaining(['401', '404']))
  })

  it('refers to nothing that it does not define', () => {
    const names = [...text.matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name)
    expect(names).toContain('Problem')
    for (const name of names) expect(Object.keys(document.components.schemas)).toContain(name)
  })
})
