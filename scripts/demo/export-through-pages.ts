import { z } from 'zod'
import { acceptLikely } from './accept-likely.ts'
import type { MediaportApi } from './api.ts'
import type { EmbeddedApp, FormAnswer } from './embedded-app.ts'
import { readPlan, type DemoPlan } from './read-plan.ts'

const planPageSchema = z.object({ channels: z.array(z.object({ plan: z.object({ id: z.string() }) })) })

/** What went to one account. */
export interface StartedExport {
  connectionId: string
  plan: DemoPlan
  exportId: string
}

/**
 * Choose, map, plan, approve: the merchant's steps, through the very requests that the pages make. One approval starts an export
 * to every connected account that sells some of the products, the shop first.
 */
export async function exportThroughPages(
  app: EmbeddedApp,
  api: MediaportApi,
  productIds: readonly string[],
  mapping: 'propose' | 'as it is',
): Promise<StartedExport[]> {
  const mapPage = placeIn(await app.submit('/app/products', { remoteIds: JSON.stringify(productIds) }))
  if (mapping === 'propose') {
    await app.submit(mapPage, { intent: 'propose' })
    await app.submit(mapPage, { intent: 'accept' })
    await acceptLikely(app, mapPage)
  }

  const planPage = mapPage.replace(/map$/, 'plan')
  await app.submit(planPage, { intent: 'plan' })
  const { channels } = await app.load(planPage, 'routes/app.drafts.$draftId.plan', planPageSchema)
  const planIds = channels.map(({ plan }) => plan.id)
  const approvals = JSON.stringify(planIds.map((planId) => ({ planId })))
  placeIn(await app.submit(planPage, { intent: 'approve', approvals }))
  const plans = await Promise.all(planIds.map((id) => readPlan(api, id)))
  return plans.map((plan) => ({ connectionId: plan.connectionId, plan, exportId: plan.exportId ?? '' }))
}

/** The path of the page that a form led to. */
function placeIn(answer: FormAnswer): string {
  if ('goTo' in answer) return new URL(answer.goTo, 'http://app').pathname
  throw new Error(`The page stayed where it was: ${JSON.stringify(answer.data)}`)
}
