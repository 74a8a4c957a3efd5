import { fixKeyOf, pictureFixesSchema } from '../core/assets/picture-fixes.ts'
import { listingDetailsSchema } from '../core/channel/listing-details.ts'
import { measurementsSchema } from '../core/compliance/measurements.ts'
import { type PlanCompliance, planCompliance } from '../core/compliance/plan-compliance.ts'
import { circumstancesOf } from '../core/compliance/review.ts'
import { RULESET } from '../core/compliance/ruleset.ts'
import { db } from '../db.server.ts'
import type { Prisma } from '../generated/prisma/client.ts'

/**
 * What the kept reports say to pictures as Amazon's main pictures, as they would be sent: with the fixes that were accepted. Nothing
 * is measured; a picture without a report of today's rules is `unchecked`. Pictures of other workspaces and videos are left out.
 * `asOf`: with the fixes that were accepted then; default: with today's.
 */
export async function complianceOf(
  workspaceId: string,
  assetIds: readonly string[],
  asOf?: Date,
): Promise<Map<string, PlanCompliance>> {
  const assets = await db.asset.findMany({
    where: { workspaceId, kind: 'image', id: { in: [...new Set(assetIds)] } },
    select: {
      ...{ id: true, sha256: true },
      fixes: { where: asOf ? inForceAt(asOf) : { undoneAt: null }, select: { fixes: true } },
      reports: { where: { ruleset: RULESET }, select: { fixKey: true, sha256: true, measurements: true } },
      review: { select: { profile: true, attestations: true } },
      mappings: {
        where: { accepted: true },
        select: { product: { select: { listings: { select: { details: true } } } } },
      },
    },
  })
  return new Map(
    assets.map(({ id, sha256, fixes, reports, review, mappings }) => {
      const accepted = fixes[0] ? pictureFixesSchema.parse(fixes[0].fixes) : null
      const report = reports.find((one) => one.fixKey === fixKeyOf(accepted) && one.sha256 === sha256)
      const measured = report ? measurementsSchema.parse(report.measurements) : null
      return [id, planCompliance(measured, circumstancesOf(review, productTypesOf(mappings), accepted))]
    }),
  )
}

function inForceAt(time: Date): Prisma.PictureFixWhereInput {
  return { acceptedAt: { lte: time }, OR: [{ undoneAt: null }, { undoneAt: { gt: time } }] }
}

/** Of the listings of the products that a picture is mapped to. */
export function productTypesOf(
  mappings: readonly { readonly product: { readonly listings: readonly { readonly details: unknown }[] } }[],
): string[] {
  return mappings.flatMap(({ product }) =>
    product.listings.flatMap(({ details }) => listingDetailsSchema.parse(details).productType ?? []),
  )
}
