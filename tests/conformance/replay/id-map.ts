import type { Json } from './recordings.ts'
import { isObject } from './recordings.ts'

/** Values that differ between the recorded shop and ours (ids, cursors, upload keys), learnt from paired answers. */
export class IdMap {
  readonly #ours = new Map<string, string>()

  learn(recorded: string, ours: string): void {
    if (recorded !== ours) this.#ours.set(recorded, ours)
  }

  /** A recorded value in our terms; what was never seen stays, such as the ids of records that do not exist. */
  translate(value: Json): Json {
    if (typeof value === 'string') return this.#translateText(value)
    if (Array.isArray(value)) return value.map((item) => this.translate(item))
    if (!isObject(value)) return value
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, this.translate(item)]))
  }

  /** Walks two answers side by side and notes every id and cursor found at the same place. */
  learnFrom(recorded: Json, ours: Json): void {
    if (typeof recorded === 'string' && typeof ours === 'string') {
      if (isVolatile(recorded) && isVolatile(ours)) this.learn(recorded, ours)
    } else if (Array.isArray(recorded) && Array.isArray(ours)) {
      recorded.forEach((item, index) => this.learnFrom(item, ours[index] ?? null))
    } else if (isObject(recorded) && isObject(ours)) {
      for (const [key, item] of Object.entries(recorded)) this.learnFrom(item, ours[key] ?? null)
    }
  }

  #translateText(text: string): string {
    const whole = this.#ours.get(text)
    if (whole) return whole
    return text.replaceAll(/gid:\/\/shopify\/(\w+)\/([\w-]+)/g, (id, type: string, key: string) => {
      return this.#ours.get(id) ?? this.#otherType(type, key) ?? id
    })
  }

  /** The same record under a wrong type: its number is what counts. */
  #otherType(type: string, key: string): string | null {
    for (const [recorded, ours] of this.#ours) {
      if (recorded.startsWith('gid://') && recorded.endsWith(`/${key}`))
        return `gid://shopify/${type}/${ours.split('/').pop()}`
    }
    return null
  }
}

function isVolatile(text: string): boolean {
  return /^gid:\/\/shopify\/\w+\/[\w-]+$/.test(text) || /^eyJ[\w+/=-]+$/.test(text) || /^tmp\/\d+\//.test(text)
}
