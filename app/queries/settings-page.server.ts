import { offersAmazon } from '../connections/sellers.server.ts'
import { channelLabels } from '../core/channel/channel.ts'
import { renewUrl } from '../core/connections/renew-url.ts'
import { problemOf } from '../core/connections/status-reason.ts'
import { workspaceSettingsSchema, type ImageDefaults } from '../core/workspace-settings.ts'
import { db } from '../db.server.ts'
import type { ConnectionStatus } from '../generated/prisma/client.ts'
import { consentOf } from './seller-of-connection.server.ts'
import { shopTimeZone } from './shop-time-zone.server.ts'

export interface SettingsPage {
  readonly timeZone: string
  readonly connections: readonly ConnectionRow[]
  /** Whether the operator has an app at Amazon. */
  readonly offersAmazon: boolean
  readonly images: ImageDefaults
  readonly apiKeys: readonly ApiKeyRow[]
}

export interface ConnectionRow {
  readonly id: string
  readonly channel: string
  readonly accountName: string
  readonly status: ConnectionStatus
  /** What is wrong and what to do, where something is. */
  readonly problem: string | null
  /** Where the merchant gives it access again; null where that is not done here. */
  readonly reconnectUrl: string | null
  readonly checkedAt: string | null
  /** When the consent that it works by ends, from a month before; once for all accounts that share it. */
  readonly consentEndsAt: string | null
}

export interface ApiKeyRow {
  readonly id: string
  readonly name: string
  /** The key's beginning, by which the merchant recognises it. */
  readonly prefix: string
  readonly createdAt: string
  readonly lastUsedAt: string | null
}

/** A merchant has a handful of keys; more than this would be a program's. */
const maxKeysShown = 100

export async function settingsPage(workspaceId: string, shopDomain: string): Promise<SettingsPage> {
  const [workspace, timeZone, connections, apiKeys] = await Promise.all([
    db.workspace.findUniqueOrThrow({
      where: { id: workspaceId },
      select: { settings: true },
    }),
    shopTimeZone(workspaceId, shopDomain),
    listConnections(workspaceId),
    listApiKeys(workspaceId),
  ])
  return {
    timeZone,
    connections,
    offersAmazon: offersAmazon(),
    images: workspaceSettingsSchema.parse(workspace.settings).images,
    apiKeys,
  }
}

export async function listConnections(workspaceId: string): Promise<ConnectionRow[]> {
  const rows = await db.connection.findMany({
    where: { workspaceId },
    orderBy: [{ channel: 'asc' }, { label: 'asc' }],
    omit: { credentialsSealed: true },
  })
  const reminded = new Set<string>()
  return rows.map((row) => {
    const { id, channel, label, status, checkedAt } = row
    return {
      ...{ id, channel: channelLabels[channel], accountName: label, status },
      problem: problemOf(row),
      reconnectUrl: renewUrl(channel, id),
      checkedAt: checkedAt?.toISOString() ?? null,
      consentEndsAt: endOfConsent(row, reminded),
    }
  })
}

/** `reminded`: the consents that the merchant was reminded of already. */
function endOfConsent(row: Parameters<typeof consentOf>[0], reminded: Set<string>): string | null {
  const consent = row.status === 'active' ? consentOf(row) : null
  if (consent?.standing !== 'due' || reminded.has(consent.authorizedAt)) return null
  reminded.add(consent.authorizedAt)
  return consent.endsAt
}

async function listApiKeys(workspaceId: string): Promise<ApiKeyRow[]> {
  const rows = await db.apiKey.findMany({
    where: { workspaceId, revokedAt: null },
    orderBy: { createdAt: 'desc' },
    take: maxKeysShown,
    select: { id: true, name: true, prefix: true, createdAt: true, lastUsedAt: true },
  })
  return rows.map(({ createdAt, lastUsedAt, ...row }) => ({
    ...row,
    createdAt: createdAt.toISOString(),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
  }))
}
