import { AppError } from '../core/errors.ts'
import { mappingProgressSchema } from '../core/mapping/draft-options.ts'
import { planningProblemsSchema, type PlanningProblems } from '../core/export/planning-problems.ts'
import { isRecordId } from '../core/record-id.ts'
import { workspaceSettingsSchema, type ImageDefaults } from '../core/workspace-settings.ts'
import { db } from '../db.server.ts'

export interface Draft {
  readonly id: string
  readonly connectionId: string
  readonly connectionLabel: string
  /** In the merchant's order. */
  readonly productIds: readonly string[]
  /** The pictures that the merchant chose for it; none: the whole library. */
  readonly assetIds: readonly string[]
  /** How they are made, as it was frozen when the draft was. */
  readonly images: ImageDefaults
  readonly proposedAt: string | null
  readonly planningProblems: PlanningProblems
}

const frozenSchema = workspaceSettingsSchema.pick({ images: true })

/** The draft of this workspace. Throws `AppError` (not_found). */
export async function getDraft(workspaceId: string, id: string): Promise<Draft> {
  const draft = !isRecordId(id)
    ? null
    : await db.exportDraft.findFirst({
        where: { id, workspaceId },
        select: {
          id: true,
          connectionId: true,
          productIds: true,
          assetIds: true,
          options: true,
          connection: { select: { label: true } },
        },
      })
  if (!draft) {
    throw new AppError('not_found', `draft ${id}`, {
      userMessage: 'This export was not found. Start a new one from Products.',
    })
  }
  const { options, connection, ...rest } = draft
  return {
    ...rest,
    connectionLabel: connection.label,
    images: frozenSchema.parse(options).images,
    proposedAt: mappingProgressSchema.parse(options).proposedAt ?? null,
    ...planningProblemsSchema.parse(options),
  }
}
