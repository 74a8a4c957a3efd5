import type { JsonObject } from '../json.ts'

/** A date in the site's time and in UTC, which are the same here. */
export function wpDate(name: string, timeMs: number): JsonObject {
  return { [name]: localDate(timeMs), [`${name}_gmt`]: localDate(timeMs) }
}

/** `2026-11-22T13:26:26`, without a zone. */
export function localDate(timeMs: number): string {
  return new Date(timeMs).toISOString().slice(0, 19)
}
