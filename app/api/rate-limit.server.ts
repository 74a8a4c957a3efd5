import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

/** Requests per caller and minute, in each web process. Protects the app; each platform's own limits are the lanes' business. */
export const requestsPerMinute = 600

const limiter = new RateLimiterMemory({ points: requestsPerMinute, duration: 60 })

/** Seconds to wait; null: go ahead. */
export async function secondsToWait(callerName: string): Promise<number | null> {
  try {
    await limiter.consume(callerName)
    return null
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return Math.max(1, Math.ceil(refused.msBeforeNext / 1000))
    throw refused
  }
}
