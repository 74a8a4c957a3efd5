import { ConnectorError } from '../../core/channel/connector-error.ts'
import type { Connector, ConnectorDeps } from '../../core/channel/connector.ts'
import type { WooCommerceCredentials } from './credentials.ts'

export function openWooCommerce(credentials: WooCommerceCredentials, { log }: ConnectorDeps): Connector {
  log.warn({ site: credentials.siteUrl }, 'exports to WooCommerce are not offered yet')
  throw new ConnectorError('forbidden', 'WooCommerce is not offered yet')
}
