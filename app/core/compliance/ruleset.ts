import type { FixStep } from '../assets/picture-fixes.ts'
import type { StatementId } from './attestations.ts'
import { MEASURED_BY } from './measurements.ts'

/** Places of a listing with rules of their own. */
export const checkedSlots = ['main', 'gallery', 'swatch'] as const
export type CheckedSlot = (typeof checkedSlots)[number]

/** `error`: the picture must not go like that. `warning`: it may, and something is lost. `info`: better otherwise. */
export type Severity = 'error' | 'warning' | 'info'

/** Where a rule or its number comes from. */
export interface RuleSource {
  readonly title: string
  /** When it was read, as year and month. */
  readonly date: string
  /** Whether Amazon itself says so; else the rule is Amazon's and the number ours, or several others'. */
  readonly primary: boolean
}

export interface Rule {
  /** Where it applies, and how hard. */
  readonly severity: Partial<Readonly<Record<CheckedSlot, Severity>>>
  /** What the measured value is compared with; the unit is named by the rule's words. */
  readonly threshold: number
  /** A second threshold, where there is a grey zone or an upper end. */
  readonly limit?: number
  readonly source: RuleSource
  /** What repairs a breach: a step that the merchant accepts, or `encoding`, which every fixed picture gets. */
  readonly fix?: FixStep | 'encoding'
  /** A statement of a person's that stands against what was found. */
  readonly statement?: StatementId
  /** Whether the offending pixels can be shown. */
  readonly overlay?: boolean
}

const read = '2026-08'
const technical: RuleSource = {
  title: 'Seller Central G9FUUH87RBNXGKB7, technical requirements',
  date: read,
  primary: true,
}
const suppression: RuleSource = {
  title: 'Seller Central GT8RSE9S9NK4LP6Z, reasons for suppression',
  date: read,
  primary: true,
}
const errors: RuleSource = { title: 'Seller Central 202131130, image errors', date: read, primary: true }
const thirdParty: RuleSource = { title: 'Copies of Amazon’s “Image standards” by others', date: read, primary: false }
const ours: RuleSource = { title: 'Seller Central 202131130; how it is measured is ours', date: read, primary: false }

/**
 * Amazon's rules for listing pictures as data, each with its source. Changing a rule = a row here; what was kept is then judged anew,
 * because the version below changes with `rulesVersion`.
 */
export const rules = {
  format: {
    severity: { main: 'error', gallery: 'error', swatch: 'error' },
    threshold: 0,
    source: technical,
    fix: 'encoding',
  },
  animation: {
    severity: { main: 'error', gallery: 'error', swatch: 'error' },
    threshold: 1,
    source: technical,
    fix: 'still',
  },
  file_size: {
    severity: { main: 'error', gallery: 'error', swatch: 'error' },
    threshold: 10 * 1024 * 1024,
    source: { title: 'Guides by others: 10 MB', date: read, primary: false },
    fix: 'encoding',
  },
  size: {
    severity: { main: 'error', gallery: 'error' },
    threshold: 500,
    limit: 10_000,
    source: { title: 'Seller Central G9FUUH87RBNXGKB7 (10,000); 500 by copies of others', date: read, primary: false },
  },
  zoom: { severity: { main: 'warning', gallery: 'warning' }, threshold: 1000, source: technical },
  recommended_size: {
    severity: { main: 'warning', gallery: 'warning' },
    threshold: 1600,
    source: { title: 'Guides by others: 1,600 px and more are recommended', date: read, primary: false },
  },
  colour_space: {
    severity: { main: 'error', gallery: 'error', swatch: 'error' },
    threshold: 0,
    source: technical,
    fix: 'encoding',
  },
  transparency: {
    severity: { main: 'error', gallery: 'warning', swatch: 'warning' },
    threshold: 0.0005,
    source: { title: 'Transparent pixels may turn dark; suggestion', date: read, primary: false },
    fix: 'encoding',
    overlay: true,
  },
  background: {
    severity: { main: 'error' },
    threshold: 0.995,
    limit: 0.98,
    source: suppression,
    fix: 'white',
    statement: 'background_allowed',
    overlay: true,
  },
  fill: { severity: { main: 'error' }, threshold: 0.85, source: errors, fix: 'trim', overlay: true },
  cropped: {
    severity: { main: 'error' },
    threshold: 0.02,
    source: { ...suppression, title: `${suppression.title}; 2 % of a side is ours`, primary: false },
    statement: 'whole_product',
    overlay: true,
  },
  frame: { severity: { main: 'error' }, threshold: 0.95, source: suppression, fix: 'frame', overlay: true },
  parts: {
    severity: { main: 'error' },
    // All that is beside the largest, of what is no crumb.
    threshold: 0.003,
    limit: 0.0005,
    source: { ...suppression, title: `${suppression.title}; 0.3 % of the picture is ours`, primary: false },
    statement: 'sold_as_set',
    overlay: true,
  },
  text: {
    severity: { main: 'error' },
    // Marks of one height; strokes of a word that is one piece. Separate letters need fewer.
    threshold: 5,
    limit: 5,
    source: {
      title: 'Amazon’s check 18027 (text, logo, watermark); how it is measured is ours',
      date: read,
      primary: false,
    },
    statement: 'no_added_text',
    overlay: true,
  },
  sharpness: {
    severity: { main: 'error', gallery: 'warning' },
    threshold: 3,
    limit: 2.5,
    source: ours,
    overlay: true,
  },
  pixelation: { severity: { main: 'error', gallery: 'warning' }, threshold: 2, source: ours, overlay: true },
  compression: { severity: { main: 'warning', gallery: 'warning' }, threshold: 60, source: ours },
  aspect: {
    severity: { main: 'error', gallery: 'error' },
    threshold: 5,
    source: { title: 'Guides by others: up to 5:1', date: read, primary: false },
    fix: 'square',
  },
  square: { severity: { main: 'info', gallery: 'info' }, threshold: 0.01, source: thirdParty, fix: 'square' },
  density: {
    severity: { main: 'info', gallery: 'info', swatch: 'info' },
    threshold: 72,
    source: technical,
    fix: 'encoding',
  },
} as const satisfies Record<string, Rule>

export type RuleId = keyof typeof rules
export const ruleIds: readonly RuleId[] = [
  'format',
  'animation',
  'file_size',
  'size',
  'zoom',
  'recommended_size',
  'colour_space',
  'transparency',
  'background',
  'fill',
  'cropped',
  'frame',
  'parts',
  'text',
  'sharpness',
  'pixelation',
  'compression',
  'aspect',
  'square',
  'density',
]

export function ruleOf(id: RuleId): Rule {
  return rules[id]
}

/** Raise it when a rule or a threshold changes. */
const rulesVersion = 3

/** Name and version of what a report was made by: another one is out of date. */
export const RULESET = `amazon-${read}.${rulesVersion}.${MEASURED_BY}`

/** More of the ring than the background's rule asks for: what scaling and JPEG change after a fix is not to break it again. */
export const nearlyAllWhite = 0.998

/** From this share on, an outline is too faint to be sure of: a white product on white, or on light grey. */
export const faintOutlineFrom = 0.25

/** Two pictures of one listing with hashes so near show the same view. */
export const sameViewBits = 5
