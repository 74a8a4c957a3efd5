import { channelLabels } from '../core/channel/channel.ts'
import { wordsOfStatusReason } from '../core/connections/status-reason.ts'
import { workspaceSettingsSchema, type ImageDefaults } from '../core/workspace-settings.ts'
import { db } from '../db.server.ts'
import type { ConnectionStatus } from '../generated/prisma/client.ts'
import { shopTimeZone } from './shop-time-zone.server.ts'

export interface SettingsPage {
  readonly timeZone: string
  readonly connections: readonly ConnectionRow[]
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
    images: workspaceSettingsSchema.parse(workspace.settings).images,
    apiKeys,
  }
}

export async function listConnections(workspaceId: string): Promise<ConnectionRow[]> {
  const rows = await db.connection.findMany({
    where: { workspaceId },
    orderBy: [{ channel: 'asc' }, { label: 'asc' }],
    select: { id: true, channel: true, label: true, status: true, statusReason: true, checkedAt: true },
  })
  return rows.map(({ id, channel, label, status, statusReason, checkedAt }) => ({
    id,
    channel: channelLabels[channel],
    accountName: label,
    status,
    problem: wordsOfStatusReason(statusReason),
    reconnectUrl: channel === 'woocommerce' ? `/app/connections/woocommerce/new?connection=${id}` : null,
    checkedAt: checkedAt?.toISOString() ?? null,
  }))
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
