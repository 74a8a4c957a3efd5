import { workspaceSettingsSchema, type WorkspaceSettings } from '../core/workspace-settings.ts'
import { db } from '../db.server.ts'

/** Changes the given settings and keeps the others. Repeating is safe; of two at once both are kept. */
export async function updateSettings(
  workspaceId: string,
  changes: Partial<WorkspaceSettings>,
): Promise<WorkspaceSettings> {
  return db.$transaction(async (tx) => {
    // The lock keeps two tabs from writing back each other's old values.
    await tx.$queryRaw`SELECT 1 FROM "Workspace" WHERE "id" = ${workspaceId}::uuid FOR UPDATE`
    const workspace = await tx.workspace.findUniqueOrThrow({ where: { id: workspaceId }, select: { settings: true } })
    const settings = { ...workspaceSettingsSchema.parse(workspace.settings), ...changes }
    await tx.workspace.update({ where: { id: workspaceId }, data: { settings } })
    return settings
  })
}
