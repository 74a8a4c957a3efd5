import { HttpResponseError, RequestedTokenType, type Session } from '@shopify/shopify-api'
import { AppError } from '../core/errors.ts'
import { sessionStorage } from '../sessions/index.server.ts'
import { shopifyPlatform } from '../shopify-api.server.ts'

/**
 * Exchanges a user's verified id token for the shop's tokens and stores them. Safe to repeat. Throws AppError `unauthenticated`
 * where Shopify refuses it, `channel_unavailable` where it does not answer.
 */
export async function exchangeIdToken(input: { shopDomain: string; idToken: string }): Promise<Session> {
  const { session } = await exchange(input)
  await sessionStorage.storeSession(session)
  return session
}

async function exchange({ shopDomain, idToken }: { shopDomain: string; idToken: string }) {
  try {
    return await shopifyPlatform.auth.tokenExchange({
      shop: shopDomain,
      sessionToken: idToken,
      requestedTokenType: RequestedTokenType.OfflineAccessToken,
      expiring: true,
    })
  } catch (error) {
    // The library's errors quote the token and the answer, so only their kind goes further.
    if (error instanceof HttpResponseError) {
      throw new AppError('unauthenticated', `token exchange refused for ${shopDomain}`, {
        userMessage: 'Shopify did not accept this id token. Is Mediaport installed in this store?',
      })
    }
    throw new AppError('channel_unavailable', `token exchange failed for ${shopDomain}`, {
      userMessage: 'Shopify did not answer. Try again in a few minutes.',
    })
  }
}
