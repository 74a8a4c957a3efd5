import { ApiError } from '../api/api-error.ts'
import type { World } from '../state/world.ts'
import type { Submission } from './submission.ts'

/** Hosts that Amazon refuses at once, as developers reported in 2021–23. Throws 400 `InvalidInput`. */
export function refuseForeignMedia({ settings }: World, { patches, attributes }: Submission): void {
  const entries = [...patches.flatMap(({ value }) => value ?? []), ...Object.values(attributes).flat()]
  for (const { media_location: location } of entries) {
    if (typeof location !== 'string' || !URL.canParse(location)) continue
    const { hostname } = new URL(location)
    if (settings.refusedMediaHosts.some((refused) => refused === '*' || refused === hostname))
      throw new ApiError(400, 'InvalidInput', `The media location ${location} is Not Hosted by Amazon`, '')
  }
}
