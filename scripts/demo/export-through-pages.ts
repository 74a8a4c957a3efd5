import { z } from 'zod'
import { acceptLikely } from './accept-likely.ts'
import type { MediaportApi } from './api.ts'
import type { EmbeddedApp, FormAnswer } from './embedded-app.ts'
import { readPlan, type DemoPlan } from './read-plan.ts'

const planPageSchema = z.object({ channels: z.array(z.object({ plan: z.object({ id: z.string() }).nullable() })) })

/** Choose, map, plan, approve: the merchant's steps, through the very requests that the pages make. */
export async function exportThroughPages(
  app: EmbeddedApp,
  api: MediaportApi,
  productIds: readonly string[],
  mapping: 'propose' | 'as it is',
): Promise<{ plan: DemoPlan; exportId: string }> {
  const mapPage = placeIn(await app.submit('/app/products', { remoteIds: JSON.stringify(productIds) }))
  if (mapping === 'propose') {
    await app.submit(mapPage, { intent: 'propose' })
    await app.submit(mapPage, { intent: 'accept' })
    await acceptLikely(app, mapPage)
  }

  const planPage = mapPage.replace(/map$/, 'plan')
  await app.submit(planPage, { intent: 'plan' })
  const { channels } = await app.load(planPage, 'routes/app.drafts.$draftId.plan', planPageSchema)
  const planIds = channels.flatMap(({ plan }) => plan?.id ?? [])
  const approvals = JSON.stringify(planIds.map((planId) => ({ planId })))
  const exportPage = placeIn(await app.submit(planPage, { intent: 'approve', approvals }))
  const [planId = ''] = planIds
  return { plan: await readPlan(api, planId), exportId: exportPage.split('/').at(-1) ?? '' }
}

/** The path of the page that a form led to. */
function placeIn(answer: FormAnswer): string {
  if ('goTo' in answer) return new URL(answer.goTo, 'http://app').pathname
  throw new Error(`The page stayed where it was: ${JSON.stringify(answer.data)}`)
}
