import type { FixStep } from '../assets/picture-fixes.ts'
import type { Attestation, StatementId } from './attestations.ts'
import type { SlotResult, Verdict } from './judge.ts'
import type { ProfileId } from './profiles.ts'
import type { CheckedSlot } from './ruleset.ts'

export interface StatementView {
  readonly id: StatementId
  readonly text: string
  /** Null: nobody vouched for it yet. */
  readonly attested: Attestation | null
}

/** What the page of a picture's check shows. */
export interface ComplianceView {
  readonly assetId: string
  readonly title: string
  readonly altText: string
  readonly previewUrl: string
  readonly timeZone: string
  /** Name and version of the rules. */
  readonly ruleset: string
  /** `chosen` null: by the product types of the picture's listings. */
  readonly profile: { readonly chosen: ProfileId | null; readonly inForce: ProfileId }
  readonly profiles: readonly { readonly id: ProfileId; readonly label: string }[]
  /** Of the picture as it was brought. */
  readonly slots: Readonly<Record<CheckedSlot, SlotResult>>
  readonly fixes: readonly { readonly step: FixStep; readonly asks: boolean }[]
  /** Fixes in force, and what the rules say to the picture as it is sent with them. */
  readonly accepted: {
    readonly steps: readonly FixStep[]
    readonly by: string
    readonly at: string
    readonly verdict: Verdict
    readonly result: SlotResult
  } | null
  readonly checklist: readonly StatementView[]
  /** Statements that stand against a finding. */
  readonly answers: readonly StatementView[]
  /** The library knows that a model made the picture. */
  readonly generated: boolean
  /** Other pictures that show the same view in a listing of this one. */
  readonly duplicates: readonly { readonly assetId: string; readonly title: string; readonly product: string }[]
}
