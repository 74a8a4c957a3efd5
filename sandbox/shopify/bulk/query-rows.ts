import { Kind, TypeInfo, getNamedType, parse, print, visit, visitWithTypeInfo } from 'graphql'
import { EVERYTHING } from '../graphql/connection.ts'
import { adminSchema } from '../graphql/schema.ts'

export type Row = Record<string, unknown>

/** The query with every connection read whole: bulk operations ignore paging. */
export function withoutPaging(query: string): string {
  const info = new TypeInfo(adminSchema())
  const visitor = visitWithTypeInfo(info, {
    Field(field) {
      if (!getNamedType(info.getType())?.name.endsWith('Connection')) return undefined
      const kept = (field.arguments ?? []).filter(
        ({ name }) => !['first', 'last', 'after', 'before'].includes(name.value),
      )
      const first = {
        kind: Kind.ARGUMENT as const,
        name: { kind: Kind.NAME as const, value: 'first' },
        value: { kind: Kind.INT as const, value: String(EVERYTHING) },
      }
      return { ...field, arguments: [...kept, first] }
    },
  })
  return print(visit(parse(query), visitor))
}

/** One row per node, parents before children; a child names its parent as `__parentId`. */
export function flattenResult(data: Row): Row[] {
  return Object.values(data).flatMap((value) => rowsOf(value, null))
}

function rowsOf(connection: unknown, parentId: unknown): Row[] {
  return nodesOf(connection).flatMap((node) => {
    const own = Object.entries(node).filter(([, value]) => !isConnection(value))
    const row = { ...Object.fromEntries(own), ...(parentId ? { __parentId: parentId } : {}) }
    const children = Object.values(node).filter(isConnection)
    return [row, ...children.flatMap((child) => rowsOf(child, node['id']))]
  })
}

function nodesOf(connection: unknown): Row[] {
  if (!isConnection(connection)) return []
  const { nodes, edges } = connection
  const list = Array.isArray(nodes)
    ? nodes
    : Array.isArray(edges)
      ? edges.map((edge: unknown) => isRow(edge) && edge['node'])
      : []
  return list.filter(isRow)
}

function isConnection(value: unknown): value is Row {
  return isRow(value) && (Array.isArray(value['nodes']) || Array.isArray(value['edges']))
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
