import { z } from 'zod'
import { listSellers } from '../../queries/sellers.server.ts'
import { connectSeller } from '../../services/amazon/connect-seller.server.ts'
import { consentedMarketplaces } from '../../services/amazon/consented-seller.server.ts'
import { startConsent, startRenewal } from '../../services/amazon/start-consent.server.ts'
import { defineEndpoint } from '../endpoint.server.ts'
import { capabilitySchema } from './capability-schema.ts'

const sellerSchema = z
  .object({
    connectionId: z.uuid(),
    sellerId: z.string(),
    marketplaceId: z.string().meta({ example: 'ATVPDKIKX0DER' }),
    marketplace: z.string().meta({ example: 'Amazon.com' }),
    region: z.enum(['na', 'eu', 'fe']),
    name: z.string(),
    status: z.enum(['active', 'needs_reconnect', 'disconnected']),
    problem: z.string().nullable().meta({ description: 'What is wrong and what to do now' }),
    authorizedAt: z.iso.datetime().nullable(),
    consentEndsAt: z.iso.datetime().nullable().meta({ description: '365 days after the seller gave consent' }),
    checkedAt: z.iso.datetime().nullable(),
    capabilities: z.array(capabilitySchema).readonly(),
  })
  .meta({ id: 'AmazonSeller' })

const consentSchema = z
  .object({
    approvalId: z.uuid(),
    approvalUrl: z.url().meta({ description: 'Where the seller begins, once, in a browser at top level' }),
    expiresAt: z.iso.datetime(),
  })
  .meta({ id: 'AmazonConsent' })

const marketplaceSchema = z.object({ marketplaceId: z.string(), marketplace: z.string(), storeName: z.string() })

const answerSchema = z.object({
  sellers: z.array(sellerSchema).readonly().meta({ description: 'What was connected; empty until then' }),
  approval: consentSchema.nullable(),
  marketplaces: z
    .array(marketplaceSchema)
    .readonly()
    .nullable()
    .meta({ description: 'In which the seller sells, to choose among; with `marketplaces: "list"`' }),
})

const bodySchema = z.union([
  z.object({
    marketplaceId: z.string().max(50).meta({ description: 'Where the seller signs in', example: 'ATVPDKIKX0DER' }),
  }),
  z.object({ connectionId: z.uuid().meta({ description: 'A connected seller, to give consent again' }) }),
  z.object({
    approvalId: z.uuid(),
    marketplaces: z
      .union([z.literal('list'), z.array(z.string().max(50)).max(50)])
      .optional()
      .meta({ description: 'Which to connect, or `list` to be told which there are. Default: all of them' }),
  }),
])

export const listAmazonSellers = defineEndpoint(
  {
    method: 'GET',
    path: '/amazon/connect',
    operationId: 'listAmazonSellers',
    summary: 'The sellers on Amazon of the workspace, one row for each store, and whether they work',
    scope: 'read',
    status: 200,
  },
  { answer: z.object({ sellers: z.array(sellerSchema).readonly() }) },
  async ({ caller }) => ({ sellers: await listSellers(caller.workspaceId) }),
)

export const connectAmazon = defineEndpoint(
  {
    method: 'POST',
    path: '/amazon/connect',
    operationId: 'connectAmazon',
    summary: 'Connects a seller on Amazon, or renews its consent',
    description: [
      'With `marketplaceId`, or `connectionId` for a seller that is connected, the answer says where the seller gives consent, within',
      '15 minutes. Afterwards `approvalId` connects the seller in all marketplaces of the region in which it sells, or in those named;',
      'until consent is given that is refused with `conflict`. A refusal names its `reason`, such as `denied`, `code_expired` or',
      '`not_set_up`.',
    ].join(' '),
    scope: 'write',
    status: 200,
  },
  { body: bodySchema, answer: answerSchema },
  async ({ caller: { workspaceId }, body }) => {
    // A program's merchant comes back to a page of words, and the program asks for the outcome.
    const beginner = { workspaceId, shopDomain: null }
    if (!('approvalId' in body)) {
      const { attemptId, startUrl, expiresAt } =
        'marketplaceId' in body
          ? await startConsent({ ...beginner, marketplaceId: body.marketplaceId })
          : await startRenewal({ ...beginner, connectionId: body.connectionId })
      const approval = { approvalId: attemptId, approvalUrl: startUrl, expiresAt: expiresAt.toISOString() }
      return { sellers: [], approval, marketplaces: null }
    }
    const key = { approvalId: body.approvalId }
    if (body.marketplaces === 'list') {
      return { sellers: [], approval: null, marketplaces: await consentedMarketplaces(workspaceId, key) }
    }
    const { connectionIds } = await connectSeller({ workspaceId, key, marketplaceIds: body.marketplaces ?? null })
    return { sellers: await listSellers(workspaceId, connectionIds), approval: null, marketplaces: null }
  },
)
