import { exportOrderSchema } from './export-figures.ts'
import { openBenchShop } from './open-bench-shop.ts'
import { prepareDraft } from './prepare-draft.ts'

/** Plans one export whose listings are known already, and prints the seconds it took. */
const order = exportOrderSchema.parse(JSON.parse(process.argv[2] ?? ''))
const { sandbox, shop } = await openBenchShop(order)
Object.assign(process.env, {
  MEDIAPORT_SANDBOX: '1',
  SANDBOX_SHOPIFY_URL: sandbox.url,
  SANDBOX_SHELL_URL: sandbox.url,
})
await import('../../sandbox/edge.mjs')
const { db } = await import('../../app/db.server.ts')
const { openConnector } = await import('../../app/connections/open-connector.server.ts')
const { planDraft } = await import('../../app/services/plan-export.server.ts')
const { imageDefaultsSchema } = await import('../../app/core/workspace-settings.ts')

const { draftId: id, ...draft } = await prepareDraft(order, shop)
const connector = await openConnector(draft.workspaceId, draft.connectionId)
const states = await connector.observe([...shop.products.keys()])
const startedAt = performance.now()
await planDraft(
  { id, ...draft, images: imageDefaultsSchema.parse({}), mode: 'add' },
  { ...connector, observe: () => Promise.resolve(states) },
)
process.stdout.write(`${JSON.stringify((performance.now() - startedAt) / 1000)}\n`)
await db.$disconnect()
await sandbox.close()
process.exit()
