import { z } from 'zod'
import { approvalMethods } from '../../core/connections/store-approval.ts'
import { listStores } from '../../queries/stores.server.ts'
import { connectStore } from '../../services/woocommerce/connect-store.server.ts'
import { finishApproval } from '../../services/woocommerce/finish-approval.server.ts'
import { startApproval } from '../../services/woocommerce/start-approval.server.ts'
import { defineEndpoint } from '../endpoint.server.ts'
import { capabilitySchema } from './capability-schema.ts'

const storeSchema = z
  .object({
    connectionId: z.uuid(),
    siteUrl: z.url(),
    name: z.string(),
    status: z.enum(['active', 'needs_reconnect', 'disconnected']),
    problem: z.string().nullable().meta({ description: 'What is wrong and what to do now' }),
    checkedAt: z.iso.datetime().nullable(),
    capabilities: z.array(capabilitySchema).readonly(),
  })
  .meta({ id: 'WooCommerceStore' })

const approvalSchema = z
  .object({
    approvalId: z.uuid(),
    approvalUrl: z.url().meta({ description: 'Where the owner of the store approves, in a browser at top level' }),
    expiresAt: z.iso.datetime(),
  })
  .meta({ id: 'WooCommerceApproval' })

const answerSchema = z.object({
  store: storeSchema.nullable().meta({ description: 'The connected store; null while an approval is under way' }),
  approval: approvalSchema.nullable(),
})

const siteUrl = z
  .string()
  .max(2000)
  .meta({ description: 'The address of the shop’s home page, as people type it', example: 'example.com/shop' })

const text = z.string().trim().min(1).max(200)

const bodySchema = z.union([
  z.object({ siteUrl, applicationPassword: z.object({ username: text, password: text }) }),
  z.object({ siteUrl, keys: z.object({ consumerKey: text, consumerSecret: text }) }),
  z.object({ siteUrl, approval: z.enum(approvalMethods) }),
  z.object({ approvalId: z.uuid() }),
])

export const listWooCommerceStores = defineEndpoint(
  {
    method: 'GET',
    path: '/woocommerce/connect',
    operationId: 'listWooCommerceStores',
    summary: 'The WooCommerce stores of the workspace, and whether they work',
    scope: 'read',
    status: 200,
  },
  { answer: z.object({ stores: z.array(storeSchema).readonly() }) },
  async ({ caller }) => ({ stores: await listStores(caller.workspaceId) }),
)

export const connectWooCommerce = defineEndpoint(
  {
    method: 'POST',
    path: '/woocommerce/connect',
    operationId: 'connectWooCommerce',
    summary: 'Connects a WooCommerce store, or gives a connected one new access',
    description: [
      'With `applicationPassword` (recommended: covers products and pictures) or `keys`, everything exports need is tried, and the',
      'credentials are kept where it works. With `approval`, the answer says where the owner approves: WordPress’s page for an',
      'application password, or WooCommerce’s for keys. Afterwards `approvalId` alone connects the store; until it is approved that',
      'is refused with `conflict`. A refusal names its `reason`, such as `plain_permalinks` or `read_only_key`.',
    ].join(' '),
    scope: 'write',
    status: 200,
  },
  { body: bodySchema, answer: answerSchema },
  async ({ caller: { workspaceId, shopDomain }, body }) => {
    if ('approval' in body) {
      const started = { workspaceId, siteUrl: body.siteUrl, method: body.approval, shopDomain, connectionId: null }
      const { attemptId: approvalId, approvalUrl, expiresAt } = await startApproval(started)
      return { store: null, approval: { approvalId, approvalUrl, expiresAt: expiresAt.toISOString() } }
    }
    const { connectionId } =
      'approvalId' in body
        ? await finishApproval({ workspaceId, attemptId: body.approvalId })
        : await connectStore({ workspaceId, siteUrl: body.siteUrl, grant: grantOf(body), connectionId: null })
    const [store = null] = await listStores(workspaceId, connectionId)
    return { store, approval: null }
  },
)

type Pasted = Extract<z.infer<typeof bodySchema>, { applicationPassword: unknown } | { keys: unknown }>

function grantOf(pasted: Pasted) {
  return 'keys' in pasted
    ? { kind: 'keys' as const, ...pasted.keys }
    : { kind: 'application_password' as const, ...pasted.applicationPassword }
}
