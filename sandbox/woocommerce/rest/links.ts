import type { Json, JsonObject } from '../json.ts'

/** Links of one object, as HAL has them. */
export function linksOf(self: string, collection: string, more: Record<string, string> = {}): JsonObject {
  const one = (href: string): Json => [{ href }]
  return {
    self: [{ href: self, targetHints: { allow: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] } }],
    collection: one(collection),
    ...Object.fromEntries(Object.entries(more).map(([rel, href]) => [rel, one(href)])),
  }
}
