import { z } from 'zod'

/** `keep`: JPEG, PNG and WebP stay what they are; everything else becomes JPEG, or PNG where it is transparent. */
export const exportFormats = ['keep', 'jpeg', 'png', 'webp'] as const

export const imageDefaultsSchema = z.object({
  /** Longest side of exported pictures in pixels; smaller ones are never enlarged. */
  longestSidePx: z.coerce.number().int().min(500).max(5000).default(2048),
  format: z.enum(exportFormats).default('keep'),
})

export type ImageDefaults = z.infer<typeof imageDefaultsSchema>

/**
 * What a merchant chose once for the whole workspace. A new export starts with `images`, frozen into the draft's options, so
 * that changing the defaults later does not change an export under way.
 */
export const workspaceSettingsSchema = z.object({
  images: imageDefaultsSchema.prefault({}),
  /** Whether the merchant put the setup guide on Home away. */
  setupGuideDismissed: z.boolean().default(false),
})

export type WorkspaceSettings = z.infer<typeof workspaceSettingsSchema>
