import { GraphQLError } from 'graphql'

export interface PageArguments {
  first?: number | null
  last?: number | null
  after?: string | null
  before?: string | null
  reverse?: boolean | null
}

export interface Connection<Node> {
  nodes: Node[]
  edges: { cursor: string; node: Node }[]
  pageInfo: PageInfo
}

interface PageInfo {
  hasNextPage: boolean
  hasPreviousPage: boolean
  startCursor: string | null
  endCursor: string | null
}

const MAX_PAGE = 250

/** Page size that only bulk operations use. */
export const EVERYTHING = 2_147_483_647

/** One page of a list, forwards or backwards. An unknown cursor is refused as the platform refuses one of another sort. */
export function paginate<Node>(items: Node[], args: PageArguments, cursorOf: (node: Node) => string): Connection<Node> {
  checkPageSize(args)
  const ordered = args.reverse ? items.toReversed() : items
  const start = args.after ? indexAfter(ordered, args.after, cursorOf) : 0
  const end = args.before ? indexOfCursor(ordered, args.before, cursorOf) : ordered.length
  const window = ordered.slice(start, end < 0 ? ordered.length : end)
  const nodes = args.first != null ? window.slice(0, args.first) : window.slice(-(args.last ?? MAX_PAGE))
  const offset = start + (args.first != null ? 0 : window.length - nodes.length)
  const edges = nodes.map((node) => ({ cursor: cursorOf(node), node }))
  return {
    nodes,
    edges,
    pageInfo: {
      hasNextPage: offset + nodes.length < ordered.length,
      hasPreviousPage: offset > 0,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  }
}

export function emptyConnection(_source: unknown, args: PageArguments): Connection<never> {
  return paginate<never>([], args, () => '')
}

function checkPageSize({ first, last }: PageArguments): void {
  const size = first ?? last
  if (size == null) throw badRequest('you must provide one of first or last')
  if (first != null && last != null) throw badRequest('providing both first and last is not supported')
  const name = first == null ? 'last' : 'first'
  if (size < 0) throw badRequest(`${name} must be a non-negative integer`)
  if (size > MAX_PAGE && size !== EVERYTHING) throw badRequest(`${name} must be less than or equal to ${MAX_PAGE}`)
}

function indexAfter<Node>(items: Node[], cursor: string, cursorOf: (node: Node) => string): number {
  const index = indexOfCursor(items, cursor, cursorOf)
  if (index < 0) throw badRequest(`Invalid cursor for current pagination sort.`)
  return index + 1
}

function indexOfCursor<Node>(items: Node[], cursor: string, cursorOf: (node: Node) => string): number {
  return items.findIndex((item) => cursorOf(item) === cursor)
}

function badRequest(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_REQUEST' } })
}

/** Cursors look like the platform's: base64 of the last id and sort value. */
export function cursorFor(lastId: number, lastValue: string | number): string {
  return Buffer.from(JSON.stringify({ last_id: lastId, last_value: String(lastValue) })).toString('base64')
}
