import { db } from '../db.server.ts'

/** The IANA zone in which the shop's people read times. */
export async function shopTimeZone(workspaceId: string, domain: string): Promise<string> {
  const shop = await db.shop.findFirst({ where: { workspaceId, domain }, select: { ianaTimezone: true } })
  return shop?.ianaTimezone ?? 'UTC'
}
