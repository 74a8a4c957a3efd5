import type { Reply, SiteRequest } from '../http/exchange.ts'
import { page } from '../http/exchange.ts'
import { restRoot } from '../rest/handle-rest.ts'
import type { World } from '../state/world.ts'

/** Every page of the site that is no REST answer and no file. */
export async function handlePage(world: World, request: SiteRequest): Promise<Reply> {
  return homePage(world, request)
}

/** The front page, which is also what unknown REST paths lead to with plain permalinks. */
export function homePage(_world: World, { site, isSecure }: SiteRequest): Reply {
  const root = restRoot(site.home(isSecure), site.settings.permalinks)
  return page(200, `<!DOCTYPE html><title>${site.title}</title>`, { link: `<${root}>; rel="https://api.w.org/"` })
}
