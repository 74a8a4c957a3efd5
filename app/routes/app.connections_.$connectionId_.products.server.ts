import { z } from 'zod'
import { parseForm, type FormFields } from '../read-form.server.ts'
import { acceptMatches, maxAcceptedAtOnce } from '../services/matching/accept-matches.server.ts'
import { discardLinkFile } from '../services/matching/receive-link-file.server.ts'
import { startMatching } from '../services/matching/start-matching.server.ts'

const wishSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('find') }),
  z.object({ intent: z.literal('accept-all') }),
  z.object({ intent: z.literal('check-file') }),
  z.object({ intent: z.literal('apply-file') }),
  z.object({ intent: z.literal('discard-file') }),
  z.object({
    intent: z.literal('accept'),
    productIds: z
      .string()
      .transform((text) => text.split(','))
      .pipe(z.array(z.uuid()).min(1).max(maxAcceptedAtOnce)),
  }),
])

const taskOf = { find: 'find', 'accept-all': 'accept', 'check-file': 'check', 'apply-file': 'apply' } as const

/** What the page of matches can ask for. Throws `AppError`. */
export async function changeMatches(
  store: { readonly workspaceId: string; readonly shopConnectionId: string; readonly connectionId: string },
  form: FormFields,
) {
  const wish = parseForm(wishSchema, form)
  if (wish.intent === 'accept') {
    const { workspaceId, connectionId } = store
    const { linked } = await acceptMatches({ workspaceId, connectionId, productIds: wish.productIds })
    return { ok: true as const, linked }
  }
  if (wish.intent === 'discard-file') await discardLinkFile(store)
  else await startMatching({ ...store, task: taskOf[wish.intent] })
  return { ok: true as const }
}
