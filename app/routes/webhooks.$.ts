import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { acceptWebhook } from '../services/accept-webhook.server.ts'

/** All webhooks of `shopify.app.toml`; what a delivery means is in its topic header, not in the path. */
export const action = ({ request }: ActionFunctionArgs) => acceptWebhook(request)

export const loader = ({ request }: LoaderFunctionArgs) => acceptWebhook(request)
