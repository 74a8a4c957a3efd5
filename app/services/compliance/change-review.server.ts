import type { StatementId } from '../../core/compliance/attestations.ts'
import type { ProfileId } from '../../core/compliance/profiles.ts'
import { reviewSchema } from '../../core/compliance/review.ts'
import { db } from '../../db.server.ts'
import { systemClock } from '../../lib/clock.ts'
import { assetToCheck } from './asset-to-check.server.ts'

interface Place {
  readonly workspaceId: string
  readonly assetId: string
}

/** What kind of product a picture shows; null: by its listings again. Throws `AppError`: not_found. */
export async function chooseProfile({ workspaceId, assetId }: Place, profile: ProfileId | null): Promise<void> {
  await assetToCheck(workspaceId, assetId)
  await db.pictureReview.upsert({
    where: { assetId, workspaceId },
    create: { assetId, workspaceId, profile },
    update: { profile },
  })
}

/** Somebody vouches for a statement, or takes it back. Who said it first and when stays. Throws `AppError`: not_found. */
export async function attest(
  { workspaceId, assetId }: Place,
  { statement, by, holds }: { readonly statement: StatementId; readonly by: string; readonly holds: boolean },
): Promise<void> {
  await assetToCheck(workspaceId, assetId)
  await db.$transaction(async (tx) => {
    // Two statements at once must not overwrite each other.
    await tx.pictureReview.createMany({ data: { assetId, workspaceId }, skipDuplicates: true })
    await tx.$queryRaw`SELECT 1 FROM "PictureReview" WHERE "assetId" = ${assetId}::uuid FOR UPDATE`
    const row = await tx.pictureReview.findUniqueOrThrow({ where: { assetId, workspaceId } })
    const { attestations } = reviewSchema.parse(row)
    const others = attestations.filter((one) => one.statement !== statement)
    const known = attestations.find((one) => one.statement === statement)
    const said = known ?? { statement, by, at: new Date(systemClock.now()).toISOString() }
    await tx.pictureReview.update({
      where: { assetId, workspaceId },
      data: { attestations: holds ? [...others, said] : others },
    })
  })
}
