import type { ZodType } from 'zod'

/**
 * What the address of a page asks for. Of a name that comes twice the last one counts. U+0000, which nobody types and PostgreSQL keeps
 * in no text, is dropped. The schema falls back where a value is none it knows: an address is never refused.
 */
export function readSearch<Search>(schema: ZodType<Search>, request: Request): Search {
  const { searchParams } = new URL(request.url)
  return schema.parse(
    Object.fromEntries(Array.from(searchParams, ([name, value]) => [name, value.replaceAll('\0', '')])),
  )
}
