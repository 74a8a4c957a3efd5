import { loadLinkableVariants } from '../../catalogue/linkable-variants.server.ts'
import { AppError } from '../../core/errors.ts'
import { readAsin } from '../../core/picture-zip/asin.ts'
import { planAsinFile, type TakenAsinFile } from '../../core/picture-zip/plan-asin-file.ts'
import { db } from '../../db.server.ts'
import { getDraft } from '../../queries/draft.server.ts'
import { lockProducts } from '../lock-products.server.ts'
import { parseAsinFile } from './parse-asin-file.ts'

interface DraftOfAsins {
  readonly workspaceId: string
  readonly draftId: string
}

/**
 * Keeps the ASINs that a merchant typed for variants of a draft, by variant; '' takes one back. Throws `AppError`: invalid_input, naming
 * the variant; not_found.
 */
export async function saveAsins(
  { workspaceId, draftId }: DraftOfAsins,
  typed: Readonly<Record<string, string>>,
): Promise<void> {
  const { productIds } = await getDraft(workspaceId, draftId)
  const asins = Object.entries(typed).map(([id, text]): [string, string] => {
    const asin = readAsin(text)
    if (asin !== null) return [id, asin]
    throw new AppError('invalid_input', 'not an ASIN', {
      userMessage: 'An ASIN has ten letters and digits, such as B000123456.',
      field: id,
    })
  })
  const product = { workspaceId, id: { in: [...productIds] } }
  const known = await db.variant.count({ where: { id: { in: asins.map(([id]) => id) }, product } })
  if (known < asins.length) {
    throw new AppError('not_found', 'ASIN of an unknown variant', {
      userMessage: 'One of these variants no longer exists. Reload the page.',
    })
  }
  await writeAsins(workspaceId, new Map(asins))
}

/** More lines than these nobody reads on a page. */
const errorsTold = 20

/**
 * Keeps the ASINs that a file says for variants of the draft's shop, whether they are in the draft or not; lines that cannot be followed
 * change nothing. Repeating is safe. Throws `AppError`: not_found; invalid_input where it cannot be read.
 */
export async function saveAsinFile({ workspaceId, draftId }: DraftOfAsins, bytes: Uint8Array): Promise<TakenAsinFile> {
  const { connectionId } = await getDraft(workspaceId, draftId)
  const rows = parseAsinFile(bytes)
  const place = { workspaceId, connectionId, shopConnectionId: connectionId }
  const named = rows.filter(({ asin }) => asin !== '').map((row) => ({ ...row, sellerSku: '' }))
  const { asins, unknown, errors } = planAsinFile(rows, await loadLinkableVariants(place, named))
  const saved = await writeAsins(workspaceId, asins)
  return { saved, unknown, errorCount: errors.length, errors: errors.slice(0, errorsTold) }
}

/** In one statement; answers how many changed. */
function writeAsins(workspaceId: string, asins: ReadonlyMap<string, string>): Promise<number> {
  const variantIds = [...asins.keys()]
  return db.$transaction(
    async (tx) => {
      const products = await tx.$queryRaw<{ id: string }[]>`
        SELECT DISTINCT "productId" AS "id" FROM "Variant" WHERE "id" = ANY(${variantIds}::uuid[])`
      await lockProducts(
        tx,
        workspaceId,
        products.map(({ id }) => id),
      )
      return tx.$executeRaw`
        UPDATE "Variant" v SET "asin" = given."asin"
        FROM unnest(${variantIds}::uuid[], ${[...asins.values()]}::text[]) AS given("id", "asin"), "Product" p
        WHERE v."id" = given."id" AND v."asin" <> given."asin"
          AND p."id" = v."productId" AND p."workspaceId" = ${workspaceId}::uuid`
    },
    { timeout: 20_000 },
  )
}
