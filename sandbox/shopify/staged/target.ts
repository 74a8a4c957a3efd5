import type { World } from '../state/world.ts'

export type UploadMethod = 'POST' | 'PUT'

export interface Upload {
  sha256: string
  bytes: number
}

/** One signed place for one object, and what arrived there. */
export interface StagedTarget {
  bucket: string
  key: string
  method: UploadMethod
  contentType: string
  resourceUrl: string
  upload: Upload | null
}

/** Targets of a shop, found by object key (uploads) or by resource URL (`originalSource`). */
export class StagedTargets {
  readonly #byKey = new Map<string, StagedTarget>()
  readonly #byResourceUrl = new Map<string, StagedTarget>()

  add(target: StagedTarget): void {
    this.#byKey.set(target.key, target)
    this.#byResourceUrl.set(target.resourceUrl, target)
  }

  byKey(key: string): StagedTarget | null {
    return this.#byKey.get(key) ?? null
  }

  byResourceUrl(url: string): StagedTarget | null {
    return this.#byResourceUrl.get(url) ?? null
  }
}

export function isStagedUrl(world: World, url: string): boolean {
  return url.startsWith(`${world.url}/staged/`)
}
