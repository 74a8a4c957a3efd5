import '@shopify/shopify-api/adapters/web-api'
import { ApiVersion, LogSeverity, shopifyApi } from '@shopify/shopify-api'
import { env } from './env.server.ts'
import { log } from './log.server.ts'

export const apiVersion = ApiVersion.October26

const appUrl = new URL(env.SHOPIFY_APP_URL)

/** At `debug` the library writes id tokens into its messages, so it never logs below `info`. */
export const shopifyLogger = {
  level: LogSeverity.Info,
  log(severity: LogSeverity, message: string) {
    if (severity === LogSeverity.Error) log.error(message)
    else if (severity === LogSeverity.Warning) log.warn(message)
    else log.info(message)
  },
}

/**
 * Shopify's library without Remix: what the worker, the webhooks and the HTTP API need of it (tokens, signatures). Pages use
 * `shopify.server.ts`.
 */
export const shopifyPlatform = shopifyApi({
  apiKey: env.SHOPIFY_API_KEY,
  apiSecretKey: env.SHOPIFY_API_SECRET,
  hostName: appUrl.host,
  hostScheme: appUrl.protocol === 'https:' ? 'https' : 'http',
  apiVersion,
  isEmbeddedApp: true,
  logger: shopifyLogger,
  future: {},
  _logDisabledFutureFlags: false,
})
