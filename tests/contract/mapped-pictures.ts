import type { LedgerFile, PlannableAsset } from '../../app/core/export/plan-input.ts'
import type { MappingEntry } from '../../app/core/mapping/mapping.ts'
import { ok } from '../../app/core/result.ts'

export const keyOf = (seed: number) => `key${seed}`

export function anAsset(seed: number): PlannableAsset {
  const rendition = ok({ key: keyOf(seed), fileName: `picture-${seed}-${keyOf(seed)}.jpg`, spec: null })
  return { id: `asset-${seed}`, altText: `Alt ${seed}`, rendition, video: null }
}

export function anEntry(seed: number, overrides: Partial<MappingEntry> = {}): MappingEntry {
  const defaults = { target: { kind: 'product' }, role: 'angle', position: 0, origin: 'manual' } as const
  return {
    assetId: `asset-${seed}`,
    altText: null,
    accepted: true,
    confidence: null,
    reason: null,
    ...defaults,
    ...overrides,
  }
}

export function asLedger(files: ReadonlyMap<string, string>): Map<string, LedgerFile> {
  return new Map([...files].map(([key, remoteId]) => [key, { remoteId, status: 'ready' }]))
}
